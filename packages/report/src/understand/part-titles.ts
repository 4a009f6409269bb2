/** What a part of a report is about, as its title says. */
export type PartKind =
  | 'review'
  | 'experience'
  | 'problems'
  | 'outlook'
  | 'general'
  | 'plan'
  | 'self'
  | 'livelihood'
  | 'glossary'

const glossary =
  /^(?:附[件录注表]?\d*[：:、]?)?.{0,24}(?:名词|术语|短语|用语|词语|词汇|名词术语|缩略语|简称)(?:的?(?:解释|说明|注释|释义)|$)|^(?:注释|注解|注|附注|名词|释义)[：:]?$|^《?政府工作报告》?(?:有关|相关|部分|中)?.{0,8}(?:解释|说明|注释|注解)$/
const annex = /^附(?:件|录|表|后)?\d*(?:$|[：:、 ])/
const review =
  /回顾|工作总结|(?:工作|发展)(?:的?(?:完成|进展|执行|开展))?情况|(?<!共享|分享|惠及|享有|共建)(?:主要|工作|发展|历史性)(?:成绩|成效|成就|成果)|取得的?.{0,6}(?:成绩|成效|成就)|^(?:过去|刚刚过去的?|上)(?:的?)(?:一|五|三|几|四|两)年的?(?:主要|政府)?工作$|^(?:关于)?(?:20\d\d|二[〇○零О0].{1,2})年(?:的)?(?:主要|政府|全[省市县区州旗镇乡])?工作$/
const experience = /^(?:主要)?(?:做法|经验|体会|启示)|(?:体会|经验|启示|认识)(?:和启示|与启示)?$/
const problems =
  /^(?:当前)?(?:存在|面临)的?.{0,8}(?:问题|困难|挑战|不足)|(?:困难|问题|不足|挑战)(?:和(?:困难|问题|不足|挑战))?$|没(?:有)?(?:办好|做好|做到位?|办成|完成|解决)$|不回避$|^(?:我们的)?(?:差距|短板|欠账)(?:在哪里?)?$/
const horizon =
  /“十[一二三四五六七]五”|第十[一二三四五六七]个五年规划|(?:今后|未来|下)(?:的)?(?:一?个?)(?:五|三|四|几|5|3|4)年|[今后未来]一个时期|“?十[一二三四五六七八九]?五”?(?:时期|期间|规划|发展|经济社会)|本届政府|新一届政府|远景|中长期|发展(?:蓝图|愿景)/
/** A year that plans run up to, `2035年远景目标`; where it is the plan's own, its targets are the year's. */
const milestone = /([到至])?(20[2-5][05])年.{0,10}(目标|展望)/
const aims = /目标|任务|思路|要求|蓝图|规划|展望|安排|部署|战略|重点|工作|举措|建议|方针|方向|愿景|设想|考虑/
const thisYear = /今年|新的?一年|明年|来年|(?:20\d\d|[二2][〇○零О0][一二三四五六七八九〇○零О\d]{2})年|本年度|全年|年度/
const work = /安排|部署|任务|重点|打算|计划|工作|意见|建议|举措|措施|主攻|抓好|做好|要抓/
const bareWork =
  /^(?:主要|重点|政府|总体|具体)?(?:工作|任务)?(?:安排|部署|打算|举措|措施|任务|重点|重点工作|主要任务|重点任务|主要工作|工作重点|工作任务|工作举措|主要措施|工作措施)(?:和(?:工作)?(?:措施|举措|安排|重点|任务))?$/
/** Announces tasks by what they are called or how many they are, no year in it: `全力抓好⟦七项重点工作⟧`. */
const announcedWork =
  /^(?:全力|着力|扎实|切实|集中力量|突出|重点|奋力|全面)?(?:抓好|做好|抓实|推进|推动|完成|落实)(?:以下|如下)?(?:[\d一二两三四五六七八九十]{1,3}(?:个方面|方面|大|项|件)的?)?(?:重点|主要|中心|各项|重大)?(?:工作|任务)$/
const generalWork =
  /总体要求|总体考虑|指导思想|总体思路|基本思路|目标|形势|基本原则|工作思路|总要求|总基调|机遇|工作要求/
const concrete = /任务|重点|安排|部署|举措|措施|各项工作|主要工作|工作打算|抓好|做好|具体工作|工作意见|工作计划/
const self =
  /把(?:坚持)?(?:和加强)?党的(?:全面)?领导.{0,6}政府工作|(?:建设|打造|锻造|建成|争做)[^，,]{0,20}(?:政府|管委会)$|^政府自己|(?:抓|严|强|正)(?:好|实|牢)?自身$|自身(?:的)?(?:改革和)?建设|(?:法治|法制|服务|服务型|廉洁|廉政|责任|效能|高效|创新|务实|阳光|学习型|实干|诚信|现代|一流|满意的?|信赖的?|放心的?|过硬的?|有为|清廉|担当|数字|人民)(?:型)?政府|政府(?:的?)(?:建设|效能|作风|执行力|治理(?:能力|水平|效能)|服务(?:能力|水平|效能)|行政(?:能力|效能)|公信力|履职|职能转变|改革|管理创新|自我革命|系统)|行政(?:效能|能力)(?:建设)?|作风建设|从严治政|勤政|依法行政|转变政府职能|履职(?:能力|水平|效能)/
const livelihood =
  /(?:民生|惠民|利民|为民|便民|民心|民生工程)(?:办|的)?(?:十|\d+|[一二两三四五六七八九十]+|若干|重点)?(?:个?方面|[大件项类个])*(?:实事|工程|好事|项目|事项)|(?:十|\d+|[一二两三四五六七八九十]+|一批)(?:个?方面|[大件项类个])(?:为?民生?|重点|惠民|利民|便民|民心)*(?:实事|好事)|(?:实事|好事)(?:项目|工程|清单|计划)?$/

/** The year written in a title, 0 when there is none; the latest when there are several. */
export function yearIn(words: string): number {
  let year = 0
  for (const [found] of words.matchAll(/(?:19|20)\d\d(?=年|[-—－~至]|－|度)/g)) year = Math.max(year, Number(found))
  if (year) return year
  const han = /([二2])([〇○零Оo0])([一二三四五六七八九〇○零О十\d])([一二三四五六七八九〇○零О\d])?年/.exec(words)
  if (!han) return 0
  const digit = (word: string | undefined) =>
    Math.max(0, '零一二三四五六七八九'.indexOf((word ?? '零').replace(/[〇○О]/, '零')))
  return 2000 + digit(han[3]) * 10 + digit(han[4])
}

/**
 * The kind of part a title opens, null when the words are no part title:
 * `⟦2022年工作回顾⟧` review, `⟦2023年重点工作⟧` plan, `⟦加强政府自身建设⟧` self.
 * `planYear` (0 when unknown) tells `2022年主要工作` of the past year from this year's.
 */
export function partKind(title: string, planYear: number): PartKind | null {
  const words = title.replace(/[\s\u3000]+/g, '')
  const [, label, said] = labelled.exec(words) ?? []
  if (said === undefined) return kindOf(words, planYear)
  return kindOf(said, planYear) ?? kindOf(label ?? '', planYear) ?? kindOf(words, planYear) ?? kindOfLabel(label ?? '')
}

/** What a label says that alone would be no title: `⟦成绩篇⟧：攻坚克难谋发展`. */
function kindOfLabel(label: string): PartKind | null {
  if (!/.{2}[篇章]$/.test(label)) return null
  if (/^(?:过去|去年)?(?:的)?(?:成绩|成就|成效|回望|总结|答卷|奋斗|足迹|收获)/.test(label)) return 'review'
  if (/^(?:今年)?(?:的)?(?:任务|部署|行动|举措|实干|奋进|目标任务|打算|展望)/.test(label)) return 'plan'
  return /^(?:保障|自身|政府|作风|担当|履职)/.test(label) ? 'self' : null
}

/** A title with a label before it: `塑造新形象：⟦全面加强政府自身建设⟧`. */
const labelled = /^([^：:·|｜丨，,]{2,12})[：:·|｜丨](.{4,})$/

function kindOf(words: string, planYear: number): PartKind | null {
  if (words.length < 2 || words.length > 60) return null
  if (livelihood.test(words) && (annex.test(words) || words.length <= 30)) return 'livelihood'
  if (glossary.test(words) || annex.test(words)) return 'glossary'
  const year = yearIn(words)
  const past = planYear > 0 && year > 0 && year < planYear
  const ahead = thisYear.test(words) && work.test(words) && !past
  const long =
    (horizon.test(words) || isFarAhead(words, planYear)) &&
    aims.test(words) &&
    !/^(?:加快|推动|推进|坚持|全面|深入|围绕|着力)/.test(words)
  if (/回顾|总结/.test(words)) return 'review'
  if (review.test(words) && (past || !ahead || !/^(?:关于)?(?:20\d\d年|今年).{0,8}工作$/.test(words))) return 'review'
  if (long) return 'outlook'
  if (ahead) return generalOrPlan(words)
  if (thisYear.test(words) && generalWork.test(words)) return 'general'
  if (bareWork.test(words) || announcedWork.test(words) || announcedWork.test(lastClause(words))) return 'plan'
  if (self.test(words)) return 'self'
  if (words.length <= 20 && experience.test(words)) return 'experience'
  if (words.length <= 20 && problems.test(words)) return 'problems'
  if (words.length <= 24 && generalTitle.test(words)) return 'general'
  return null
}

/** What a title says behind its watchwords: `真抓实干，⟦全力完成十项重点工作⟧`. */
function lastClause(words: string): string {
  return words.slice(Math.max(words.lastIndexOf('，'), words.lastIndexOf(',')) + 1)
}

function isFarAhead(words: string, planYear: number): boolean {
  const [, until, year, aim] = milestone.exec(words) ?? []
  if (year === undefined) return false
  return planYear > 0 ? Number(year) > planYear : until !== undefined || aim === '展望'
}

const generalTitle = /^(?:指导思想|总体要求|总体思路|总体部署|工作总体(?:要求|思路|部署)|(?:主要|预期|发展|奋斗)+目标)/

function generalOrPlan(words: string): PartKind {
  return generalWork.test(words) && !concrete.test(words) ? 'general' : 'plan'
}

/** Whether a heading speaks of the year as a whole (guidance, targets), not of a field of work. */
export function isGeneralHeading(title: string): boolean {
  const words = title.replace(/[\s\u3000]+/g, '')
  return (
    words.length <= 30 &&
    /^(?:关于)?(?:今年|全年|20\d\d年)?.{0,8}(?:指导思想|总体要求|总体思路|工作思路|基本思路|基本原则|主要(?:预期)?目标|预期目标|奋斗目标|发展目标|目标任务|形势分析|面临的?形势|总体目标|工作目标|总体部署)/.test(
      words,
    )
  )
}

/** Whether a heading announces a list of livelihood items: `办好⟦十件民生实事⟧`. */
export function isLivelihoodHeading(title: string): boolean {
  return livelihood.test(title) && !/(?:加快|持续)?(?:推进|深化|实施)?(?:民生工程|民心工程)(?:建设)?，/.test(title)
}

/** Whether a heading is of the government's work on itself: `加强⟦政府自身建设⟧`. */
export function isOwnWork(title: string): boolean {
  return self.test(title)
}
