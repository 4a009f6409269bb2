import type { OutlineUnit } from '../outline/outline.ts'
import { hasSign } from '../outline/signs.ts'
import { appeals, hasFigure, isThanks, mayThank } from './cues.ts'

/** What in the plan promises no work: reasons, facts, sayings, creed, calls to officials, thanks. */
export function isPlanGuidance(unit: OutlineUnit): boolean {
  const { words, signs, size } = unit
  const addressed = address.exec(words)
  if (addressed) return isAddress(words, words.slice(addressed[0].length))
  if (hasSign(signs, 'appeal') && appeals(words)) return true
  if (mayThank(signs) && isThanks(words)) return true
  if (size <= 5 && !act.test(words)) return true
  if (size <= 36 && isSaying(words)) return true
  if (hasSign(signs, 'copula') && isStatement(words)) return true
  if (isReason(words) || (size <= 40 && /(?:政府)?自身建设[。；]?$/.test(words))) return true
  return (hasSign(signs, 'creed') && isCreed(words)) || (calls.test(words) && !promises(words))
}

const address = /^各位代表[，,！!：:]/

/** What is said to the deputies is a promise only where it says what must or will be done. */
function isAddress(words: string, said: string): boolean {
  return (
    !/(?:我们|政府)?(?:必须|将|要(?!求))[^，,。]{2,}/.test(words) ||
    appeals(words) ||
    isSaying(said) ||
    (calls.test(said) && !promises(said))
  )
}

const bidden =
  /[，,；](?:今年)?(?:我们|政府|各级政府|[该全][省市县区州旗镇乡])?(?:还|就|都|一定|更)?(?:要(?!求|素|点)|必须|将|务必|确保)/
const copula = /(?<![一二三四五六七八九十大凡别其但只总于可求分点标务要向径])是(?!否)/
const goal = /力争|新增|新建|完成|达到|突破/
const held = /(?:树立|践行|坚持|贯彻|秉持|强化|坚定)[^，,]*是/

/** Says what something is, not what is done: `⟦县域经济是富民强县的基础⟧`. */
function isStatement(words: string): boolean {
  if (!copula.test(words) && !words.includes('乃')) return false
  const said = words.replace(/“[^”]*”/g, '')
  return copula.test(said) && !held.test(said) && !bidden.test(said) && !(goal.test(said) && hasFigure(said))
}

const reasons =
  /^(?:越是|只要|只有|唯有|没有|这(?:次|会|些|既|不仅|一)|我国|中国(?:人|改革|经济|投资|发展)|当前|近年来|长期以来|[去今]年[初底]?，?.{0,12}(?:我们|共))|^[^，,：:]{2,30}(?:事关|关系(?:着|到|千|全|人|民)|关乎|离不开|决定着)|最大的[^，,]{1,8}在|(?:关键|根本|根子|重点|希望|出路|难点)(?:就)?在(?:于)?|反映最?强烈|(?:一定|完全|定)(?:会|能够?)|(?:就|才)(?:能|有|会)|越来越|已达|旨在|(?:综合|充分)考虑|警示|令人|提出(?:了)?(?:新的?)?的?更高(?:的)?(?:要求|期待|标准)|压倒一切|一个(?:也|都)不能[少掉]|任重道远|(?:尤为|至关|十分|极其|非常)重要[。；]?$/
/** `站在新的起点上，我们…`: how the work is faced, not what is done. */
const faces =
  /^(?:报告指出[，,])?(?:站在|面向|面对|踏上|进入|迈[步入上]).{0,12}(?:起点|征程|方位|关口|时代|形势|任务|期待|挑战|门槛)|征程.{0,6}(?:已经)?(?:开启|召唤)/

/** An article's quotation: `⟦“办法总比困难多。”某某说。⟧`. */
const spoken = /^“[^”]*”[\u4e00-\u9fff]{2,4}(?:说|表示|强调|认为|号召|的话)/

/** A fact, a view or a reason: `⟦全县老年人口已达9万人。⟧`. */
function isReason(words: string): boolean {
  if (faces.test(words)) return !hasFigure(words)
  return spoken.test(words) || (reasons.test(words) && !bidden.test(words))
}

const creed =
  /两个确立|两个维护|四个意识|四个自信|政治意识|政治纪律|政治规矩|大局意识|两个务必|功成不必在我|之心|本色|经得起.{0,12}检验|只争朝夕|赤诚|三个务必|政治判断力|政治三力|牢记宗旨|初心使命|公仆|赤子|为民情怀|(?:务实|清廉)(?:的)?(?:作风|形象)|高度一致|执行者|实干家|行动派|拼命三郎|挺身而出|迎难而上|奋发有为|敢于担当|善于(?:解放|应对|攻坚|战)|斗争精神|主动作为|展现新作为/
const creeds = /两个确立|两个维护|四个意识|四个自信|判断力|领悟力/g
const calls =
  /^(?:我们|政府|全[省市县区州旗镇乡](?=各级|上下|干部)|各级|各部门|全体|广大|公务员|领导干部|新时代|新征程|新的|踏上).{0,16}?(?:要|将|一定|必须|就是|应当)|^要(?:让|牢记)|^(?:全体|各级|广大)?(?:政府)?(?:工作人员|各级政府|广大(?:干部|公务员)|公务员|各级干部|领导干部)/
const doing =
  /实施|开展|推行|建立|健全|完善|制定|严格(?!的)|执行(?![力者])|整治|查处|办理|公开|压减|投入|安排|建设(?!新|人民满意)|支持|监督|依法行政|规范|强化|推进|构建|完成|加强|优化|改进|教育|学习|改造|提供|办好|创建|落实.{0,12}(?:制度|责任制|机制|规定)/

function promises(words: string): boolean {
  return hasFigure(words) || (doing.test(words) && !/奋力(?:开创|谱写|书写)/.test(words))
}

/** The spirit in which officials are to work. */
function isCreed(words: string): boolean {
  return (
    ((words.match(creeds)?.length ?? 0) >= 2 && !/^[^，,]{0,6}(?:开展|实施)/.test(words)) ||
    (creed.test(words) && !hasFigure(words) && !doing.test(words))
  )
}

const verbs =
  /^(?:加|推|实|建|强|完|开|抓|做|深|坚决|落|提|支|培|打|引|促|扩|发|优|健|规|统|严|确|力|争|启|新|改|整|创|办|依|鼓|大力|全|积极|认真|切|着|突|围|以|按|对|稳|巩|继|持|进|高|充|探|拓|激|维|保|增|壮|构|聚|拉|畅|守|拿|放|精|毫|用|狠|主动|广|多|科|组|狠|严|防|化|压|夯|编|谋|扎|运|盘|搞|理|挖|倡|弘|尊|关|帮|兜|织|筑|唱|擦|叫|补|延|借|承|举|丰|繁|扶|管|治|净|绿|亮|简|减|降|控|查|打|惩|清|拆|接|转|让|把|使|不断|有序|有效|合理|制|出台|设|成|布|投|安|配|完|修|续|协|配合|联|对接|跟|争|招|引|留|育|重点|同步|务必|切实|自觉|主|带头|健|树|践|遵|执行|接受|勇|敢|善|当|服|提|履|行|简|严)/

/** A saying in two even halves: `⟦云水同心，山河共进。⟧`. */
function isSaying(words: string): boolean {
  const halves = words
    .replace(/^各位代表[，,！!：:]/, '')
    .replace(/[。！!]$/, '')
    .split(/[，,]/)
  if (halves.length < 2 || halves.length > 4) return false
  const [a = ''] = halves
  return (
    a.length >= 3 &&
    a.length <= 9 &&
    halves.every((half) => Math.abs(half.length - a.length) <= 1) &&
    !verbs.test(a) &&
    !hasFigure(words)
  )
}

const act =
  /(?<![主重需必首])要(?!求|素|点)|将|推进|推动|加快|实施|开展|建[设成立]|完成|落实|加强|深化|完善|健全|提[升高]|优化|强化|支持|鼓励|培[育养]|打[造击好]|发展|扩大|促进|确保|力争|争[取创]|保[障持护]|严[格厉防禁]|[做抓办搞管用守][好牢]|启动|新[建增]|改造|控制|稳[定妥住]|引[进导]|制定|出台|举办|巩固|拓展|防范|化解|坚持|继续|设立|安排|投入|投资|增加|减少|降低|下降|增长|达到|实现|履行|接受|治理|整治|维护|关[注心爱]|聚焦|围绕|突出/
