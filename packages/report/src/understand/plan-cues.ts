import type { OutlineUnit } from '../outline/outline.ts'
import { hasSign } from '../outline/signs.ts'
import { clausesOf } from './clauses.ts'
import { checkable, isCreed } from './creed.ts'
import { appeals, hasFigure, isThanks, mayThank } from './cues.ts'
import { namesDeed } from './deeds.ts'
import { beginsWithWork, couldPromise, doesWorkInside, isInFull } from './promise.ts'
import { isSaying } from './sayings.ts'

/**
 * What in the plan promises no work: reasons, facts, sayings, creed, calls to officials, thanks. `own` says that it stands
 * under the government's work on itself, where most creed is.
 */
export function isPlanGuidance(unit: OutlineUnit, own = false): boolean {
  const { signs, size } = unit
  const words = unit.time === null ? unit.words : said(unit)
  if (turnsToOwnWork(unit)) return true
  const addressed = address.exec(words)
  if (addressed) return isAddress(words, words.slice(addressed[0].length))
  if (hasSign(signs, 'appeal') && appeals(words)) return true
  if (mayThank(signs) && isThanks(words)) return true
  if (size <= 40 && pointsBack.test(words) && !hasFigure(words)) return true
  if (size <= 5 && !act.test(words) && !beginsWithWork(said(unit))) return true
  if (isSaying(said(unit)) || feels.test(words) || isMoral(said(unit))) return true
  if (hasSign(signs, 'copula') && isStatement(words)) return true
  if (isReason(words) || (size <= 40 && /(?:政府)?自身建设[。；]?$/.test(words))) return true
  if (calls.test(words) && !promises(words)) return true
  if (/[！!]$/.test(words) && !hasFigure(words) && !beginsWithWork(said(unit))) return true
  if (own && /^[让使]/.test(words) && !hasFigure(words)) return true
  return (own ? !couldPromise(said(unit)) : tellsHow(said(unit))) || isAim(said(unit)) || isCreed(said(unit), own)
}

/** What is said of people, of the times or of a charge, or for whose sake; no thing is named that becomes anything. */
const ofPeople =
  /^(?:我们|人|民|群众|百姓|老百姓|干部|奋斗|实干|任务|使命|时代|历史|梦想|幸福|发展|改革|创业|创新|事业|征程|前路|前进|未来|新[的时征一]|一[切张幅代]|每|这|那|愿|唯|惟|让|使|为了|不|没|无|宁|只|[再越]|[\u4e00-\u9fff]{1,4}(?:就是|在|靠|需要|呼唤|召唤|离不开|等不[起得]))|[？?！!]$|^(?:[（(]\d[）)])?(?:甘当|当好|把人民)|美好生活|初心|过不|不过|不住|不倒|等不|就有|才有|就会|心里|心中|宁可|人心|民心|奋蹄|奋进|激励|召唤|呼唤|需要|有利于|容不得|怨气|感受|千年|当其时|年前|年后|说话|汗水|灯火|温度|底色|风采|希望|梦/

/**
 * Whether a sentence of an area neither promises in any usual form nor says what a thing is to become: `⟦公共交通十分钟一班⟧` does, of people and the
 * times nothing is promised.
 */
function tellsHow(words: string): boolean {
  return !couldPromise(words) && (ofPeople.test(words) || !names.test(words))
}

/** Words of the things a government keeps: something of it is said, whatever the verb is. */
const names =
  /公交|车|(?<![思出之新后退])路|桥(?!梁纽带)|站(?![位在稳起])|广场|公园|改革|政策|制度|机制|平台|系统|服务|标准|要求|执法|审批|项目|工程|企业|园区|社区|小区|学校|医院|门诊|诊疗|药|水(?![平准])|电|(?<![风士底勇朝锐志豪骨人正生和名怨])气(?![氛势象派魄概质节])|网|房|地铁|市场(?!主体|经济|化|预期|信心|需求|竞争|机制|规律|活力)|超市|窗口|热线|数据|资金|补贴|工资|待遇|保险|医保|社保|养老|托育|救助|预警|监测|管护|防控|巡查|隐患|垃圾|绿道|湿地|林(?!立)|田|粮|种业|农机|茶|旅游|景区|演出|图书|(?<![发开拓进施伸扩舒])展(?![示现望开])|赛事|体育|名单|清单|目录|试点/

/** The words of striving: `⟦力争⟧…`, `⟦努力使⟧…`. */
const strives = /^(?:我们)?(?:要|将|一定)?(?:力争|争取|努力|奋力|奋勇|全力)/
/** Where one would like to stand among others, or how much further than now. */
const standing =
  /走(?:在|到|入|进)[^，,。；]{0,14}(?:前列|前面|前头)|(?:前列|第一方阵|第一梯队|第一序列|前茅|领头雁|排头兵)$|争先(?:进位|晋位|创优|创先)|(?:进位|晋位)(?:争先|升级|赶超)|更上一层楼|(?:新|大)(?:的)?台阶|(?:打开|开创|呈现)[^，,。；]{0,14}新局面|再[上创][^，,。；]{0,6}(?:佳绩|辉煌|水平)|(?:上|达到)(?:一个)?(?:更高|新)(?:的)?水平/
/** What is measured or given an award, so that its standing can be looked up. */
const lookedUp = /[率度量值额数]|指标|排名|考核|评价|测评|收入|增速|增幅|称号|示范|创建|试点|名单|品牌|项目|工程/

/** Whether a sentence says no more than where one would like to stand: `⟦力争各项事业走在全省前列⟧`. */
function isAim(words: string): boolean {
  return (
    strives.test(words) &&
    !/\d/.test(words) &&
    clausesOf(words).every((clause) => standing.test(clause) && !lookedUp.test(clause))
  )
}

/** The government speaks of itself from here on, no heading says so: `…必须把⟦政府自身建设⟧得更加坚强有力。` */
const ownWork =
  /政府(?:的)?自身(?:的)?建设(?:[^，。]{0,8}(?:提出|必须|至关重要|尤为重要|更加)|得)|(?:打铁|事业成败)[^。]{0,8}(?:自身硬|关键在人)|政府[^，,。]{0,8}(?:先|首先)[^，,。]{0,4}[强硬过]+自身|(?:做好|完成|干好)[^。]{2,16}[，,](?:关键|必须|首先)[^。]{0,10}(?:政府|自身)[^。]{0,6}(?:过硬|建设)/

/** Whether a sentence turns to the government's work on itself where no heading does, and promises nothing of its own. */
export function turnsToOwnWork({ words }: OutlineUnit): boolean {
  return ownWork.test(words) && !hasFigure(words)
}

/** The words without their label and number. */
function said({ words, core }: OutlineUnit): string {
  return words.slice(Math.max(0, words.indexOf(core)))
}

/** A saying, and what it asks of everyone: `枝叶总关情，⟦要把群众的话记在心上⟧`. */
const moral = /^(.{6,40}?)[，,](?:我们|各级)?要(?!求|素|点|件)(.+)$/

/** Whether a sentence begins with a saying and bids no more than the spirit of it: nothing that could be looked at, no figure. */
function isMoral(words: string): boolean {
  const [, saying = '', asked = ''] = moral.exec(words) ?? []
  return (
    saying !== '' && !hasFigure(words) && isSaying(saying) && !clausesOf(asked).some((clause) => checkable.test(clause))
  )
}

/** What is said of the things listed above, not one of them: `⟦以上十件实事，由督查室跟踪问效。⟧`. */
const pointsBack =
  /^(?:以上|上述|这)(?:[一二两三四五六七八九十\d]{1,3}[大个]?[件项类]|些)?(?:民生|惠民)?(?:实事|好事|项目|工程|事项|事(?=[，,]))[，,]?/

const address = /^各位代表[，,！!：:]/

/** What is said to the deputies is a promise only where it says what must or will be done. */
function isAddress(words: string, said: string): boolean {
  return (
    !/(?:我们|政府)?(?:必须|将|要(?!求))[^，,。]{2,}/.test(words) ||
    appeals(words) ||
    isSaying(said) ||
    (/[！!]$/.test(said) && !hasFigure(said)) ||
    (calls.test(said) && !promises(said))
  )
}

const bidden =
  /[，,；](?:今年)?(?:我们|政府|各级政府|[该全][省市县区州旗镇乡])?(?:还|就|都|一定|更)?(?:要(?!求|素|点|让|使)|必须|将|务必|确保)/
const copula = /(?<![一二三四五六七八九十大凡别其但只总于可求分点标务要向径])是(?!否)/
const goal = /力争|新增|新建|完成|达到|突破/
const held = /(?:树立|践行|坚持|贯彻|秉持|强化|坚定)[^，,]{0,60}是/

/** How the speaker feels about the charge: `我们⟦深感责任重大⟧`. */
const feels = /(?:深感|倍感|备感|深知)[^。；]{0,8}(?:责任|使命|重任|担子|光荣)/

/** Bidden is no more than that it be done well: `…是一张好牌，⟦一定要打好⟧`. */
const bareBid = /[，,；](?:我们)?(?:还|就|都|一定|更)?(?:要|必须|将|务必)[^，,。；\d]{1,5}[。；！]?$/

/** Says what something is, not what is done: `⟦县域经济是富民强县的基础⟧`. */
function isStatement(words: string): boolean {
  if (!copula.test(words) && !words.includes('乃')) return false
  const said = words.replace(/“[^“”]*”/g, '')
  if (!copula.test(said) || held.test(said) || (bidden.test(said) && !bareBid.test(said))) return false
  return !(hasFigure(said) && (goal.test(said) || clausesOf(said).slice(1).some(namesDeed)))
}

/** A reason wherever it stands. */
const reasons =
  /^(?:越是|只要|只有|唯有|没有|这(?:次|会|些|既|不仅|一)|我国|中国(?:人|改革|经济|投资|发展)|当前|近年来|长期以来|[去今]年[初底]?，?.{0,12}(?:我们|共))|^[^，,]{0,14}[，,]我们唯有|^[^，,：:]{2,30}(?:事关|关系(?:着|到|千|全|人|民)|关乎|离不开|决定着)|最大的[^，,]{1,8}在|提出(?:了)?(?:新的?)?的?更高(?:的)?(?:要求|期待|标准)|压倒一切|任重道远|(?:尤为|至关|十分|极其|非常)重要[。；]?$/
/** Whether a sentence holds words that reasons hold too. */
export function soundsLikeReason(words: string): boolean {
  return doubtfulReasons.test(words) || reasons.test(words)
}

/** Words of reasons that promises use too: a reason only where the sentence does not begin with work to be done. */
const doubtfulReasons =
  /(?:关键|根本|根子|重点|希望|出路|难点)(?:就)?在(?:于)?|反映最?强烈|(?:一定|完全|定)(?:会|能够?)|(?:就|才)(?:能|有|会)|才[留叫谈算]得|越来越|已达|旨在|(?:综合|充分)考虑|(?:[给为][^，,。]{0,8}|发出|敲响)警[示钟]|警示(?:着|我们|世人)|令人|一个(?:也|都)不能[少掉]/
/** A figure that is to be reached: no reason has one. */
const bounded = /不(?:少于|低于|超过|高于)|达到|控制在|\d[^，,。；]{0,6}以[上内]/
/** What people are to be able to do, and where: `⟦居民在社区就能⟧办医保`. */
const canAtOnce =
  /(?:群众|居民|企业|市民|老人|村民|职工|学生|患者|农民|百姓|乡亲)[^，,。；]{0,12}(?:就|即|都)[能可][^，,。；]{0,2}(?:办|看|买|取|享|上|用|领|查|约|报|住|吃|坐)/

/** `站在新的起点上，我们…`: how the work is faced, not what is done. */
const faces =
  /^(?:报告指出[，,])?(?:站在|面向|面对|踏上|进入|迈[步入上]).{0,12}(?:起点|征程|方位|关口|时代|形势|任务|期待|挑战|门槛)|征程.{0,6}(?:已经)?(?:开启|召唤)/

/** An article's quotation: `⟦“办法总比困难多。”某某说。⟧`. */
const spoken = /^“[^”]*”[\u4e00-\u9fff]{2,4}(?:说|表示|强调|认为|号召|的话)/

/** What a thing should be like, or what people say: `园区不能⟦只有⟧灯光，⟦还要有⟧烟火`, `草原上⟦有句话⟧，…`. */
const views =
  /^[^，,]{2,10}要[^，,求]{2,12}[，,](?:就)?必须[^，,]{2,12}[。！]?$|不(?:能|应|该)?[只仅]有[^，,。]{2,16}[，,](?:还|更)(?:要|应)?有|有(?:句|一句)(?:老)?话|(?:人|俗话|常言|古语|老话)(?:常)?(?:说|讲|道)[，,：:]/

/** How a list came about: `从征集到的200条建议中⟦选出⟧八件`, `得票最高的八件⟦列为⟧实事`. */
const chosen = /(?:征集|候选|投票|得票)[^。]{0,80}(?:选出|选定|列为|产生|评出)/

/** A fact, a view or a reason: `⟦全县老年人口已达9万人。⟧`. */
function isReason(words: string): boolean {
  if (faces.test(words)) return !hasFigure(words)
  if (spoken.test(words) || chosen.test(words) || (views.test(words) && !hasFigure(words))) return true
  if (bidden.test(words)) return isDemand(words)
  if (reasons.test(words)) return true
  if (!doubtfulReasons.test(words) || beginsWithWork(words) || canAtOnce.test(words) || isInFull(words)) return false
  return !(hasFigure(words) && (doesWorkInside(words) || bounded.test(words)))
}

/** `…提出了更高要求，必须…`: what the time asks of the officials, where no more than their spirit is bidden. */
function isDemand(words: string): boolean {
  const asked = /提出了?(?:新的?)?的?更高(?:的)?(?:要求|期待|标准)[，,]/.exec(words)
  return asked !== null && !hasFigure(words) && isCreed(words.slice(asked.index + asked[0].length), true)
}

const calls =
  /^(?:我们|政府|全[省市县区州旗镇乡](?=各级|上下|干部)|各级|各部门|全体|广大|公务员|领导干部|新时代|新征程|新的|踏上).{0,16}?(?:要|将|一定|必须|就是|应当)|^要(?:让|牢记)|^(?:全体|各级|广大)?(?:政府)?(?:工作人员|各级政府|广大(?:干部|公务员)|公务员|各级干部|领导干部)/
const doing =
  /实施|开展|推行|建立|健全|完善|制定|严格(?!的)|执行(?![力者])|整治|查处|办理|公开|压减|投入|安排|建设(?!新|人民满意)|支持|监督|依法行政|规范|强化|推进|构建|完成|加强|优化|改进|教育|学习|改造|提供|办好|创建|过紧日子|落实.{0,12}(?:制度|责任制|机制|规定)/

function promises(words: string): boolean {
  return hasFigure(words) || (doing.test(words) && !/奋力(?:开创|谱写|书写)/.test(words))
}

const act =
  /(?<![主重需必首])要(?!求|素|点)|将|推进|推动|加快|实施|开展|建[设成立]|完成|落实|加强|深化|完善|健全|提[升高]|优化|强化|支持|鼓励|培[育养]|打[造击好]|发展|扩大|促进|确保|力争|争[取创]|保[障持护]|严[格厉防禁]|[做抓办搞管用守][好牢]|启动|新[建增]|改造|控制|稳[定妥住]|引[进导]|制定|出台|举办|巩固|拓展|防范|化解|坚持|继续|设立|安排|投入|投资|增加|减少|降低|下降|增长|达到|实现|履行|接受|治理|整治|维护|关[注心爱]|聚焦|围绕|突出/
