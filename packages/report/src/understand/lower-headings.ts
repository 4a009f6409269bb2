import { at } from '../outline/at.ts'
import { readMarker } from '../outline/markers.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { opensWithDeed } from './deeds.ts'
import {
  beginsWithHeading,
  couldHeadPassage,
  hasInnerFellow,
  isMadeOfPassages,
  isOneAct,
  namesOne,
  standsInBidding,
  standsInFrame,
  standsUnderOne,
} from './inner-headings.ts'
import { couldPromise } from './promise.ts'
import { isSaying } from './sayings.ts'
import { siblingsOf } from './siblings.ts'

/** How the lower headings of a plan are written. */
export interface PlanStyle {
  /** The longest a sentence without a number may be to head its paragraph. */
  readonly lead: number
  /** Whether passages in the middle of a paragraph have headings too. */
  readonly inner: boolean
  /** Whether most paragraphs have: then one heading alone divides its paragraph too. */
  readonly divided: boolean
  /** Whether most paragraphs begin with a heading: so does what stands behind an area's heading in its own paragraph. */
  readonly headed: boolean
  /** Whether most do by far: then a longer sentence that names several things heads its paragraph too. */
  readonly always: boolean
  /** The forms of headings on lines of their own whose paragraphs, below them, begin with no further heading. */
  readonly whole: ReadonlySet<string>
}

/**
 * Whether a unit inside a focus area is a heading of what follows, not a measure: alone on its line, or a short
 * sentence its paragraph begins with: `⟦补齐城市短板。⟧新建…`, `⟦一是上项目。⟧加快…`; in the middle of a paragraph where
 * the plan's style has such. `to` is where the area ends.
 */
export function isLowerHeading(outline: Outline, unit: OutlineUnit, to: number, style: PlanStyle): boolean {
  const { units, lines } = outline
  const { words, core, size, marker, index } = unit
  if (headsNamedList(outline, unit, to, style) || isLongHeading(outline, unit, to)) return true
  if (size < 2 || size > 42 || /[；;]$/.test(words)) return false
  const line = at(lines, unit.line)
  const next = index + 1 < to ? units[index + 1] : undefined
  if (!next) return false
  if (!marker && (isSaying(words) || (clauses(core) > 1 && !couldPromise(words)) || isMaxim(core))) return false
  if (line.to - line.from === 1) return !isLastItem(outline, unit) && isAloneHeading(unit, next, lines)
  if (next.line !== unit.line) return false
  if (next.marker && marker && next.marker.kind === marker.kind) return false
  if (/[，,]$/.test(words)) return false
  if (hasFigure(core.replace(quoted, ''))) return /件.{0,6}(?:实事|工程|项目)/.test(core) && size <= 24
  if (marker) return headsItem(outline, unit)
  if (standsInFrame(outline, index) || standsInBidding(outline, index)) return true
  if (standsUnderOne(outline, index) || headsDivided(outline, unit) || standsInRow(outline, unit)) return true
  if (couldHeadPassage(outline, index, to) && isMadeOfPassages(outline, index)) return true
  if (unit.first)
    return (
      !style.whole.has(headingAbove(outline, unit) ?? '') &&
      !setsUp(core) &&
      !core.split(/[，,]/).every(isOneAct) &&
      ((size <= style.lead &&
        clauses(core) <= 2 &&
        (size <= 20 || clauses(core) === 2) &&
        !/等|、.*、/.test(core.length > 16 ? core : '')) ||
        (style.always && headsLongerOne(unit, next)))
    )
  if (
    style.inner &&
    couldHeadPassage(outline, index, to) &&
    beginsWithHeading(outline, index) &&
    (style.divided || hasInnerFellow(outline, index))
  )
    return true
  const before = at(units, index - 1)
  return size <= 8 && /(?:工作|建设|方面)$/.test(core) && /[。：:]$/.test(before.words) && !opensWithDeed(core)
}

/** The form of the heading that stands alone on the line above a paragraph: the kind of its number, or that it has none; null where none does. */
export function headingAbove({ units, lines }: Outline, { line, first }: OutlineUnit): string | null {
  const above = lines[line - 1]
  const { from, to } = at(lines, line)
  if (!first || !above || above.to - above.from !== 1 || to - from < 2) return null
  const heading = at(units, above.from)
  return isAloneHeading(heading, at(units, from), lines) ? (heading.marker?.kind ?? 'none') : null
}

/** The longest a heading of a row is, in characters; how many make one; how far each looks for its fellows, in paragraphs. */
const [longestInRow, fewestInRow, reach] = [12, 3, 6]

/**
 * Whether paragraphs one after another begin with short sentences of one form, each before a longer one:
 * `⟦拉长水泥链。⟧…`, `⟦壮大茶叶链。⟧…`, `⟦补齐物流链。⟧…`. Promises are not made to end alike.
 */
function standsInRow(outline: Outline, { first, line, core }: OutlineUnit): boolean {
  if (!first) return false
  const form = core.slice(-1)
  return hasRow(line, (at) => beginsAlike(outline, at, form)) || hasRow(line, (at) => beginsBidding(outline, at))
}

function hasRow(line: number, fits: (line: number) => boolean): boolean {
  let row = 1
  for (const step of [-1, 1]) for (let i = 1; i <= reach && fits(line + step * i); i++) row++
  return row >= fewestInRow && fits(line)
}

/** The longest a sentence is that bids what its paragraph is about, in characters. */
const longestBidding = 18

/** Whether a paragraph begins with what is bidden in a few words, before a longer sentence that does not bid: `⟦要清廉为政守底线。⟧完成…`. */
function beginsBidding({ units, lines }: Outline, index: number): boolean {
  const line = lines[index]
  if (!line || line.to - line.from < 2) return false
  const [unit, next] = [at(units, line.from), at(units, line.from + 1)]
  return (
    bids.test(unit.core) &&
    !bids.test(next.core) &&
    unit.size <= longestBidding &&
    next.size > unit.size &&
    unit.words.endsWith('。') &&
    !hasFigure(unit.core)
  )
}

const bids = /^要(?!求(?!真)|素|点|闻|务(?!实))/

function beginsAlike({ units, lines }: Outline, index: number, form: string): boolean {
  const line = lines[index]
  if (!line || line.to - line.from < 2) return false
  const [unit, next] = [at(units, line.from), at(units, line.from + 1)]
  return (
    unit.marker === null &&
    unit.size <= longestInRow &&
    next.size > unit.size &&
    unit.words.endsWith('。') &&
    unit.core.endsWith(form) &&
    clauses(unit.core) === 1 &&
    !hasFigure(unit.core)
  )
}

/** Whether the first sentence of a paragraph heads it all, and its passages have headings of their own. */
function headsDivided(outline: Outline, { index, first }: OutlineUnit): boolean {
  return first && standsUnderOne(outline, index + 1)
}

/** Whether a sentence of one clause stands before a much longer one: where paragraphs have headings, it is one though it names several things. */
function headsLongerOne({ core, size, words }: OutlineUnit, next: OutlineUnit): boolean {
  return size <= longestRow && clauses(core) === 1 && words.endsWith('。') && next.size >= 1.5 * size
}

/** The longest a heading is that names several things, in characters. */
const longestRow = 32

/** Whether an item could head what follows it: short, and its neighbours in the list are too. */
function headsItem(outline: Outline, unit: OutlineUnit): boolean {
  const most = unit.marker?.kind === 'item' ? 24 : 30
  if (unit.size > most || clauses(unit.core) > 2) return false
  const like = siblingsOf(outline, unit).filter(({ size, core }) => size <= most + 6 && !hasFigure(core))
  return like.length > 0 || siblingsOf(outline, unit).length === 0
}

function isAloneHeading(
  { words, core, size, marker }: OutlineUnit,
  next: OutlineUnit,
  lines: readonly OutlineLine[],
): boolean {
  if (marker && next.marker && next.marker.kind === marker.kind) return false
  if (/[：:]$/.test(words)) return size <= 30
  if (/[。！!？?]$/.test(words)) {
    const after = at(lines, next.line)
    return (
      size <= 30 &&
      clauses(core) <= 2 &&
      !setsUp(core) &&
      !hasFigure(core) &&
      (after.to - after.from > 1 || (marker !== null && next.size > size * (namesOne(core) ? 1.5 : 1))) &&
      (marker !== null ? !next.marker || next.marker.kind !== marker.kind : size <= 16)
    )
  }
  return size <= 42 && (marker !== null || !next.words.endsWith(words.slice(-2)))
}

/** Whether a line goes on with a list of lines, one item each: the last is an item as those before it. */
function isLastItem({ units, lines }: Outline, { marker, line }: OutlineUnit): boolean {
  const above = lines[line - 1]
  if (!marker || !above || above.to - above.from !== 1) return false
  const before = at(units, above.from).marker
  return before?.kind === marker.kind && before.number === (marker.number && marker.number - 1)
}

/** Whether a sentence says what one thing is set up or brought in: `探索建立⟦低空经济示范区⟧`. */
function setsUp(core: string): boolean {
  return /(?:建立|设立|新建|创建|建设|推行|实行|制定|出台|启动)[^，,]{2,}(?:制度|示范区|试验区|试点|基地|中心|平台|机制|园|清单|办法|条例|规划)$/.test(
    core,
  )
}

/** A name in quotation marks, whatever figures it holds: `以新一轮⟦“3个100万”⟧为抓手`. */
const quoted = /“[^“”]*”/g

function clauses(core: string): number {
  return core.split(/[，,]/).length
}

/** Whether one clause says what something is: `潮起⟦正是⟧扬帆时`, not `坚持把实体经济作为…`. */
function isMaxim(core: string): boolean {
  return /^[^，,“]{2,12}(?<![总凡但只要别其])是[^，,]+$/.test(core) && !/^(?:一|二|三|坚持|突出)/.test(core)
}

/** The lengths between which a numbered heading is long, in characters; up to the first, shorter ones are told otherwise. */
const long = { from: 31, to: 96 } as const

/**
 * Whether a numbered sentence is a long heading: no figure, shaped like its neighbours in the list, and the tasks with
 * their figures stand behind it: `⟦1.以创建示范县为牵引，推动…整体跃升。⟧建成…6个，…`.
 */
function isLongHeading(outline: Outline, unit: OutlineUnit, to: number): boolean {
  const { size, core, words, marker, line, index, first } = unit
  if (!marker || !first || size < long.from || size > long.to || hasFigure(core) || !/[。]$/.test(words)) return false
  const like = siblingsOf(outline, unit).filter((other) => !hasFigure(other.core) && isShapedLike(core, other.core))
  if (like.length === 0) return false
  const { units, lines } = outline
  const end = at(lines, line).to
  const below = end > index + 1 ? end : (lines[line + 1]?.to ?? end)
  const tasks = units.slice(index + 1, Math.min(below, to))
  return tasks.length > 0 && tasks.every((task) => !task.marker) && tasks.some((task) => hasFigure(task.core))
}

/** Whether two headings begin alike: with the same word, both naming what leads them, `以…为牵引`. */
function isShapedLike(one: string, other: string): boolean {
  return one.charAt(0) === other.charAt(0) || (leads.test(one) && leads.test(other))
}

const leads = /^[^，,]{0,3}以[^，,]{2,40}(?:为|作为)[^，,]{2,8}[，,]/

/**
 * Whether a sentence announces a list and holds the heading of its first item, the next items being headings:
 * `⟦实施“三个行动”：一是港口扩能行动。⟧建成…二是…行动。开通…`.
 */
function headsNamedList(outline: Outline, unit: OutlineUnit, to: number, style: PlanStyle): boolean {
  const { words, start, end, line, index } = unit
  const colon = words.search(/[：:](?:一[是要]|1[.．、]|[（(]1[)）]|①)/)
  if (colon < 0 || hasFigure(words.slice(colon + 3)) || !/[。]$/.test(words)) return false
  const first = readMarker(outline.text.slice(start, end), colon + 1)
  const { units, lines } = outline
  if (first?.number !== 1 || units[index + 1]?.marker?.kind === first.kind) return false
  const second = units
    .slice(index + 1, Math.min(at(lines, line).to, to))
    .find(({ marker }) => marker?.kind === first.kind)
  return second?.marker?.number === 2 && isLowerHeading(outline, second, to, style)
}
