import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { isAppeal, isBehindReport, linksFrom } from './behind-closing.ts'
import { type Copy, fullestCopy } from './copies.ts'
import { partKind } from './part-titles.ts'

/** Where the report's own words stand: `[from, to)` in units; what is before and behind is title, chrome, notes. */
export interface Frame {
  readonly from: number
  readonly to: number
  /** Unit of the opening `我代表…报告工作`; null where there is none, as in a news article. */
  readonly opening: number | null
  /** The copy that is read of a text stored several times over; null where it stands once. */
  readonly copy: Copy | null
}

const opening =
  /我.{0,8}代表.{0,30}(?:报告|汇报)|(?:代表|受).{0,24}(?:政府|管委会|办事处|国务院).{0,12}(?:向|作).{0,20}报告.{0,40}(?:请予|请审|审议)|^受.{2,24}委托[，,]我.{0,12}报告/
const asks = /^(?:现)?请(?:予)?(?:审议|予审查)|^(?:并)?请.{0,30}(?:提出|提)(?:宝贵)?意见|列席.{0,20}提(?:出|宝贵|意见)/
const closing = /让我们|谢谢大家|^谢谢|而.{0,8}奋斗[!！。]?$|努力奋斗[!！。]$/
const tail =
  /^(?:[（(【[]?(?:责任|本文|本期|执行|本版|值班|稿件)?编辑|[（(【[]?(?:记者|通讯员|作者|来源|信息来源|文章来源|责编|校对|审核|审稿|供稿|签发|发布者|发布时间|发布日期|监制)[：:】\]]|分享(?:到|至)?|上一[篇条页]|下一[篇条页]|相关(?:文章|链接|报道|阅读|新闻|信息|评论|稿件|推荐|附件|文件)|免责声明|打印|关闭(?:窗口|本页)?$|【?(?:打印|关闭|字体|我要纠错)|返回(?:顶部|首页)|扫一扫|扫码|热点(?:视频|新闻|推荐)|更多|版权|主办|承办|ICP|.{0,4}ICP备|网站(?:地图|标识)|联系(?:我们|电话)|[（(]完[)）]|附件下载|本栏|阅读排行|标签|QQ空间|新浪微博|微信|【纠错】|(?:\d+ )+下一页|20\d\d年\d{1,2}月\d{1,2}日$)/
const part = /^.{0,24}(?:回顾|工作总结)$/

/** Where the report begins and ends in the document. */
export function frameOf(outline: Outline): Frame {
  const copy = fullestCopy(outline)
  const { units, lines } = copy === null ? outline : upTo(outline, copy)
  const spoken = findOpening(units, copy?.from ?? 0)
  const from = spoken === null ? Math.max(copy?.from ?? 0, firstProse(lines, units)) : afterAsks(units, spoken)
  return { from, to: endOf(units, lines, from, spoken !== null), opening: spoken, copy }
}

/** The document up to the end of a copy, which may lie inside a line: what stands behind repeats it. */
function upTo({ text, units, lines }: Outline, { to }: Copy): Outline {
  const kept = lines.filter((line) => line.from < to)
  return { text, units: units.slice(0, to), lines: kept.map((line) => (line.to > to ? { ...line, to } : line)) }
}

/** The last opening in the first third: a copied summary may hold an earlier one. */
function findOpening(units: readonly OutlineUnit[], start: number): number | null {
  const limit = start + Math.max(40, (units.length - start) * 0.35)
  let found: number | null = null
  for (const unit of units) {
    if (unit.index > limit) break
    if (unit.index < start) continue
    if (/代表|^我?受/.test(unit.words) && opening.test(unit.words) && !/感谢|敬意/.test(unit.words)) found = unit.index
  }
  return found
}

function afterAsks(units: readonly OutlineUnit[], spoken: number): number {
  let next = spoken + 1
  while (next < units.length && asks.test(at(units, next).words) && at(units, next).size < 60) next++
  return next
}

const intro =
  /(?:作|做|听取|代表|受).{0,30}(?:政府工作报告|人民政府工作报告|报告(?:政府)?工作|政府.{0,8}作.{0,8}报告)|政府工作报告》?(?:指出|提出|显示|说|认为|回顾)/
/** The sentence that says who reports says what too: `某某代表县人民政府作报告时⟦提出⟧，2023年，…`. */
const asItOpens = /报告(?:时|中)(?:提出|指出|说|表示|强调)[，,：:].{4}/
const says =
  /^(?:《?(?:政府工作)?报告》?|他|她|[\u4e00-\u9fff]{2,4})(?:在报告中|中)?(?:首先)?(?:指出|说|提出|回顾|强调|认为|显示|用)|^(?:20\d\d年|过去(?:的)?[一五]年|[一五]年来)/

/** Without an opening: behind the sentence of an article that says who reports; else the first title or paragraph. */
function firstProse(lines: readonly OutlineLine[], units: readonly OutlineUnit[]): number {
  const told = afterIntro(units)
  const titled = lines.find(({ from }) => isReviewTitle(at(units, from)))
  if (told !== null && !(titled && titled.from < told)) return told
  if (titled && titled.index < 40) return titled.from
  for (const line of lines.slice(0, 60)) {
    const first = at(units, line.from)
    if (/^(?:各位代表|同志们|各位委员)/.test(first.words) && first.size <= 16 && line.to - line.from === 1)
      return line.to
  }
  for (const line of lines) {
    const first = at(units, line.from)
    if (isReviewTitle(first) || isPlanTitle(first, line)) return line.from
    if (line.to - line.from > 1 || first.size >= 36) {
      if (/https?:|来源|编辑|^[^，。]{0,6}[：:]/.test(first.words.slice(0, 30))) continue
      return line.from
    }
    if (first.marker && first.marker.kind !== 'dash' && first.marker.number === 1 && first.size >= 4) return line.from
  }
  return units.length
}

function isReviewTitle({ core, size }: OutlineUnit): boolean {
  return part.test(core) && size <= 24 && !/报告/.test(core)
}

/** A numbered title of the plan: what is left of a report whose review was cut off begins with it. */
function isPlanTitle({ core, marker, size }: OutlineUnit, { from, to }: OutlineLine): boolean {
  if ((marker?.kind !== 'han' && marker?.kind !== 'part') || size > 40 || to - from > 1) return false
  const kind = partKind(core, 0)
  return kind === 'plan' || kind === 'general' || kind === 'outlook'
}

/** The first unit that tells of the report's content, after the last sentence that says who gave it. */
function afterIntro(units: readonly OutlineUnit[]): number | null {
  let found: number | null = null
  for (let index = 0; index < units.length * 0.6; index++) {
    const { words } = at(units, index)
    if (!words.includes('报告') || !intro.test(words) || /人大常委会|法院|检察院|政协/.test(words)) continue
    if (asItOpens.test(words)) return index
    if (/方面(?:总结|回顾)(?:了)?.{0,30}[：:]/.test(words)) return index
    for (let next = index + 1; next <= index + 4 && next < units.length; next++) {
      if (!says.test(at(units, next).words) || /共分|分为/.test(at(units, next).words)) continue
      found = next
      break
    }
    if (found !== null && found < index) break
  }
  return found
}

const nextReport =
  /(?:人大常委会|常务委员会|法院|检察院|检察长|政协).{0,30}(?:作|工作报告)|^(?:会议|大会|会上)[，,]?(?:还|表决|书面|听取|通过|审查|印发)|引发.{0,12}(?:反响|热议|共鸣)|各代表团|告诉记者/

function endOf(units: readonly OutlineUnit[], lines: readonly OutlineLine[], from: number, spoken: boolean): number {
  const stop = aboveSignature(units, firstTail(units, from, spoken))
  const close = lastClosing(units, from, units.length)
  if (close > stop && close - from > (units.length - from) * 0.5 && stop - from < (close - from) * 0.8)
    return at(lines, at(units, close).line).to
  const inside = lastClosing(units, Math.max(from, stop - 16), stop)
  if (inside >= 0) return Math.min(stop, at(lines, at(units, inside).line).to)
  const end = linksFrom(units, lines, from, stop)
  for (let index = end - 1; index > from + (end - from) * 0.3; index--) {
    const unit = at(units, index)
    if (!closing.test(unit.words) && !isAppeal(unit)) continue
    const behind = at(lines, unit.line).to
    return isBehindReport(units, lines, from, behind, end) ? behind : end
  }
  return end
}

/** The office that signs stands above the date: both are behind the report's words. */
function aboveSignature(units: readonly OutlineUnit[], stop: number): number {
  const above = units[stop - 1]
  return above && isSignature(above) ? stop - 1 : stop
}

/** Whether a line is nothing but the office that signs. */
export function isSignature({ first, size, words }: OutlineUnit): boolean {
  return first && size <= 20 && /(?:政府|办公室|管委会|办事处)$/.test(words)
}

function firstTail(units: readonly OutlineUnit[], from: number, spoken: boolean): number {
  for (let index = from + 3; index < units.length; index++) {
    const unit = at(units, index)
    if (unit.size <= 40 && (unit.first || unit.size <= 12) && tail.test(unit.words)) return index
    if (unit.first && unit.size <= 30 && /[：:]$|[^。；，,;]$/.test(unit.words) && isNotesTitle(unit)) return index
    if (!spoken && unit.size <= 60 && nextReport.test(unit.words) && index > from + 6) {
      while (index > from && !at(units, index).first) index--
      return index
    }
  }
  return units.length
}

/** Whether a line heads the notes, whatever signs it is set in: `※名词解释※`. */
export function isNotesTitle({ core }: OutlineUnit): boolean {
  return partKind(core.replace(/^[^\p{L}\p{N}《]+|[^\p{L}\p{N}》）)]+$/gu, ''), 0) === 'glossary'
}

function lastClosing(units: readonly OutlineUnit[], from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) {
    const unit = at(units, index)
    if (unit.size > 2 && closing.test(unit.words)) return index
  }
  return -1
}

/** Whether a unit is the sentence of an article that says who gave the report. */
export function isLead(words: string): boolean {
  return (
    words.includes('报告') &&
    !/我.{0,8}代表|^政府工作报告/.test(words) &&
    intro.test(words) &&
    /(?:会议|大会|人代会|开幕|代表)/.test(words)
  )
}

/** Whether a line is furniture of the page it stood on. */
export function isChrome(words: string): boolean {
  return tail.test(words)
}
