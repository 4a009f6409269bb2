import type { OutlineUnit } from '../outline/outline.ts'
import { hasSign } from '../outline/signs.ts'
import { appeals, hasFigure, isThanks, mayThank } from './cues.ts'

/** Why a field matters, not what will be done: `⟦县域经济是富民强县的基础⟧`. */
function explains(words: string): boolean {
  if (
    /提出(?:了)?(?:新的?)?更高(?:的)?(?:要求|期待|标准)|^[^，,：:]{2,30}是[^，,]{0,24}(?:基础|关键|前提|职责|大事|基石|根本|保障|宗旨|生命线|之本|之基|之要)[，,]/.test(
      words,
    ) &&
    !/[，,](?:我们)?(?:要|必须|将)(?!求)/.test(words)
  )
    return true
  return (
    /^[^，,：:]{2,30}(?:是|事关|关系|关乎|离不开|决定着)[^。]*(?:基础|关键|前提|保障|保证|职责|大事|基石|底线|使命|生命线|主题|源泉|命脉|之本|之基|之要|之策|所在|根本|要求|途径|举措|支撑|动力|抓手|引擎|载体|核心|民心|福祉|重任|责任|追求|宗旨|重点|难点|任务|必然选择|优势|潜力|希望|目的|体现|工程|主战场|头等|主体|标志|力量|天职|准则|全局|大局|稳定|发展)[。；;，,]?$/.test(
      words,
    ) &&
    !/(?:要|必须|将|继续|加快|推进|实施|开展|完成|建设|确保|落实)[^，,。；]{2,}[，,。；]/.test(
      words.replace(/^[^，,]*[，,]?/, (head) => (head.includes('是') ? '' : head)),
    )
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

const creed =
  /两个确立|两个维护|四个意识|四个自信|政治意识|大局意识|两个务必|功成不必在我|之心|本色|经得起.{0,12}检验|只争朝夕|赤诚|政治纪律|三个务必|政治判断力|政治三力|牢记宗旨|初心使命|公仆|赤子|为民情怀|(?:务实|清廉)(?:的)?(?:作风|形象)/
const creeds = /两个确立|两个维护|四个意识|四个自信|判断力|领悟力/g
const doing =
  /实施|开展|推行|建立|健全|完善|制定|落实.{0,12}(?:制度|责任制|机制|规定)|执行|整治|查处|办理|公开|压减|教育|学习/

const act =
  /(?<![主重需必首])要(?!求|素|点)|将|推进|推动|加快|实施|开展|建[设成立]|完成|落实|加强|深化|完善|健全|提[升高]|优化|强化|支持|鼓励|培[育养]|打[造击好]|发展|扩大|促进|确保|力争|争[取创]|保[障持护]|严[格厉防禁]|[做抓办搞管用守][好牢]|启动|新[建增]|改造|控制|稳[定妥住]|引[进导]|制定|出台|举办|巩固|拓展|防范|化解|坚持|继续|设立|安排|投入|投资|增加|减少|降低|下降|增长|达到|实现|履行|接受|治理|整治|维护|关[注心爱]|聚焦|围绕|突出/

/** A fact, a view or a reason without anything to be done: `⟦这是一项长期任务。⟧`. */
function isReflection(words: string, copular: boolean): boolean {
  if (
    /^(?:越是|只要|只有|唯有|没有|这(?:次|是|会|些|既|不仅|一)|我国(?:有|是|仍|处于|发展|\d)|中国(?:人|改革|经济|投资|发展))/.test(
      words,
    ) &&
    !/^(?:这(?:次|些)).*(?:(?<![主重需必首])要(?!求|素|点)|将)/.test(words)
  )
    return true
  if (/(?:综合|充分)考虑了|旨在/.test(words)) return true
  if (/^[^，,]{2,20}[，,](?:都|也|就|才|更|便)?(?:应)?是[^，,]+$/.test(words) && !act.test(words)) return true
  if (!copular && !/已达|越来越/.test(words)) return false
  if (
    /[，,](?:也|更|既|就)?是[^，。]*(?:所在|政策|关键|基础|举措|之举|要求|选择|体现)[。；]?$/.test(words) &&
    !/(?<![主重需必首])要(?!求|素|点)|确保|将/.test(words)
  )
    return true
  const copula = copular && /^[^，,]{1,40}(?:是|即是|就是|都是|都应是|乃)[^，,]/.test(words)
  return (
    !act.test(words.replace(/^[^，,]{0,6}发展/, '')) && (copula || /已达|越来越/.test(words)) && !hasFigureGoal(words)
  )
}

function hasFigureGoal(words: string): boolean {
  return /\d/.test(words) && /以上|以内|左右|不低于|不少于/.test(words)
}

/** What in the plan promises no work: reasons, sayings, creed, calls to officials, thanks. */
export function isPlanGuidance(unit: OutlineUnit, inSelf: boolean): boolean {
  const { words, signs, size } = unit
  const addressed = address.exec(words)
  if (addressed) return isAddress(words, words.slice(addressed[0].length))
  if (hasSign(signs, 'appeal') && appeals(words)) return true
  if (setsOut.test(words) && !hasFigure(words)) return true
  if (mayThank(signs) && isThanks(words)) return true
  if (size <= 5 && !act.test(words)) return true
  if (size <= 36 && isSaying(words)) return true
  if ((hasSign(signs, 'copula') || /关|更高|离不开/.test(words)) && explains(words)) return true
  if (isReflection(words, hasSign(signs, 'copula'))) return true
  return (hasSign(signs, 'creed') && isCreed(words)) || (inSelf && callsOfficials(words))
}

/** `站在新的起点上，我们…`: how the work is faced, not what is done. */
const setsOut =
  /^(?:报告指出[，,])?(?:站在|面向|面对|踏上|迈[步入上]).{0,16}(?:起点|征程|方位|关口)|征程.{0,6}(?:已经)?(?:开启|召唤)/

const address = /^各位代表[，,！!：:]/

/** What is said to the deputies is a promise only where it says what must or will be done. */
function isAddress(words: string, said: string): boolean {
  return (
    !/(?:我们|政府)?(?:必须|将|要(?!求))[^，,。]{2,}/.test(words) || appeals(words) || isSaying(said) || explains(said)
  )
}

function isCreed(words: string): boolean {
  return (words.match(creeds)?.length ?? 0) >= 2 || (creed.test(words) && !hasFigure(words) && !doing.test(words))
}

function callsOfficials(words: string): boolean {
  return officials.test(words) && !doing.test(words)
}

const officials = /^(?:全体|各级)?(?:政府)?(?:工作人员|各级政府|政府|广大(?:干部|公务员)|公务员|各级干部|领导干部)/
