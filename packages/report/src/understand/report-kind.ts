import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import type { Frame } from './frame.ts'
import { opensLivelihood } from './livelihood.ts'
import type { Part } from './part.ts'
import type { Reading } from './roles.ts'

/**
 * Whether a text is a government work report, in full, in part or as a newspaper tells it. It says so of itself, and it
 * has what such a report has: a year looked back on or a year planned. Reports of courts, congresses and budgets are not.
 */
export function isReport(
  { units, text }: Outline,
  frame: Frame,
  parts: readonly Part[],
  { marks, areas }: Reading,
): boolean {
  if (units.length < 5) return false
  const head = text.slice(0, Math.min(text.length, units[Math.min(units.length - 1, frame.from + 4)]?.end ?? 0))
  if (isOtherReport(head)) return false
  if (frame.opening === null && passesOn(units.slice(0, heading))) return false
  const named =
    /政府工作报告|政府工作.{0,6}报告|报告(?:了)?(?:政府)?工作|工作报告|政府.{0,8}作.{0,4}报告|政府.{0,12}工作总结/.test(
      head.replace(/[\s\u3000]/g, ''),
    )
  const spoken = frame.opening !== null || /^(?:各位代表|各位委员)/m.test(head)
  const governs =
    /(?:人民政府|国务院|管委会|党工委|街道|办事处|[省市县区州旗镇乡]政府|政府工作|全[省市县区州旗镇乡]|生产总值)/.test(
      text.slice(0, 6000),
    )
  const count = (role: string) => marks.role.filter((each) => each === role).length
  const titled = parts.filter(
    ({ title, kind }) =>
      title !== null && (kind === 'review' || kind === 'plan' || kind === 'outlook' || kind === 'general'),
  ).length
  const planned = count('measure') + count('livelihood')
  const work = planned + count('result') + count('target') + count('outlook')
  if (!governs || work < 3) return false
  if (planned === 0 && units.slice(0, frame.from).some(opensLivelihood)) return false
  if (frame.opening === null && planned + count('target') === 0 && units.some(tellsOfSession)) return false
  if (!spoken && units.filter(speaksAbout).length >= fewestRemarks) return false
  if (spoken) return titled > 0 || work >= 8 || (named && work >= 3)
  if (named && (titled > 0 || areas.length >= 2 || count('target') > 0)) return true
  if (named) {
    const told = units.filter(({ index }) => ['measure', 'livelihood', 'result'].includes(marks.role[index] ?? ''))
    const counted = told.filter(({ core }) => hasFigure(core)).length
    return told.length >= 3 && (counted >= fewestCounted || units.some(retells))
  }
  if (planOnly(areas.length, planned, count('target')) && titled > 0 && economy.test(text)) return true
  if (titled >= 2 && areas.length >= 3 && planned >= 6 && count('result') >= 6) return true
  return titled >= 2 && work >= 12 && economy.test(text)
}

/** As many sentences about the report, and not of it, make an article about it; as many counted deeds at least it tells else. */
const [fewestRemarks, fewestCounted] = [2, 2]

/** An article that tells what the report says: `⟦报告明确⟧…`. */
function retells({ words }: OutlineUnit): boolean {
  return /报告中?(?:明确|指出|提出|强调|要求|部署|安排)|总结了[^。；]{0,12}工作[：:]/.test(words)
}

/** What delegates or readers say about the report: `⟦代表们认为，报告实事求是⟧`, `⟦这份报告让人踏实⟧`. */
function speaksAbout({ words }: OutlineUnit): boolean {
  return /代表(?:们|[\u4e00-\u9fff \u3000]{2,5})?(?:纷纷)?(?:表示|认为|说)[，,：:]|这(?:份|个)(?:政府工作)?报告|(?:读|听|看)(?:了|完|罢|懂)[^，,。]{0,16}报告|会议(?:指出|强调|决定)[，,][^。]*《?(?:政府工作)?报告/.test(
    words,
  )
}

/** What a session did with the report, in news of it: `⟦会议表决通过了关于政府工作报告的决议⟧`. */
function tellsOfSession({ words }: OutlineUnit): boolean {
  return /(?:表决|审议|投票|举手)?通过了?[^。；]{0,40}(?:决议|决定|名单|办法|报告)|(?:会议|大会)(?:依法)?(?:选举|补选|圆满完成|胜利闭幕|应到|实到)/.test(
    words,
  )
}

const economy = /生产总值|GDP|财政(?:总)?收入|公共预算收入/

/** A plan without a head: the year's targets for the economy, focus areas, and what is promised in them. */
function planOnly(areas: number, planned: number, targets: number): boolean {
  return areas >= 2 && planned >= 4 && targets > 0
}

/** As many sentences as stand before and in the heading of a document. */
const heading = 6

/** Whether a document passes tasks on, `关于印发…分工方案⟦的通知⟧`: it is no report, whatever it quotes. */
function passesOn(units: readonly OutlineUnit[]): boolean {
  return units.some(
    ({ words, size }) =>
      size <= 80 &&
      (/(?:印发|转发|分解|分工|下达|落实|征集|征求|公布|公示|做好|召开).{0,50}的(?:通知|决定|意见|公告|通告|公示|通报|函)$/.test(
        words,
      ) ||
        /(?:责任分解|任务分解|任务分工|责任分工|督查|督办)(?:方案|清单|表)?$/.test(words)),
  )
}

const others =
  /人民(?:法院|检察院)工作报告|(?:人民代表大会|人大)常务?委员会工作报告|人大常委会工作报告|政协.{0,12}工作报告|(?:计划|预算)(?:执行情况|草案).{0,40}报告|党(?:委|组|代会).{0,10}工作报告|代表.{0,16}(?:人民法院|检察院|人大常委会|常务委员会|中国共产党)/

function isOtherReport(head: string): boolean {
  const plain = head.replace(/[\s\u3000]/g, '')
  const other = others.exec(plain)
  if (!other) return false
  const own = /政府工作报告|(?<!各位)代表.{0,16}(?:人民)?政府|国务院/.exec(plain)
  return own === null
}
