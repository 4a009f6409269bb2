import type { OutlineUnit } from '../outline/outline.ts'
import { appeals, hasFigure, isThanks } from './cues.ts'

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

/** A saying in two even halves: `⟦民之所盼，政之所向。⟧`. */
function isSaying(words: string): boolean {
  const halves = words
    .replace(/^各位代表[，,！!：:]/, '')
    .replace(/[。！!]$/, '')
    .split(/[，,]/)
  if (halves.length < 2 || halves.length > 4) return false
  const [a = '', b = ''] = halves
  return (
    a.length >= 3 &&
    a.length <= 9 &&
    halves.every((half) => Math.abs(half.length - a.length) <= 1) &&
    !verbs.test(a) &&
    !hasFigure(words)
  )
}

const creed =
  /两个确立|两个维护|四个意识|四个自信|两个务必|三个务必|政治判断力|政治三力|牢记宗旨|初心使命|以人民为中心|公仆|赤子|为民情怀|(?:务实|清廉)(?:的)?(?:作风|形象)/
const doing =
  /实施|开展|推行|建立|健全|完善|制定|落实.{0,12}(?:制度|责任制|机制|规定)|执行|整治|查处|办理|公开|压减|教育|学习/

/** What in the plan promises no work: reasons, sayings, creed, calls to officials, thanks. */
export function isPlanGuidance(unit: OutlineUnit, inSelf: boolean): boolean {
  const { words } = unit
  if (/^各位代表[，,！!：:]/.test(words))
    return (
      !/(?:我们|政府)?(?:必须|将|要(?!求))[^，,。]{2,}/.test(words) ||
      appeals(words) ||
      isSaying(words) ||
      explains(words.replace(/^各位代表[，,！!：:]/, ''))
    )
  if (appeals(words) || isThanks(words)) return true
  if (isSaying(words) || explains(words)) return true
  if (creed.test(words) && !hasFigure(words) && !doing.test(words)) return true
  if (
    inSelf &&
    /^(?:全体|各级)?(?:政府)?(?:工作人员|各级政府|广大(?:干部|公务员)|公务员|各级干部|领导干部)/.test(words) &&
    !doing.test(words)
  )
    return true
  return false
}
