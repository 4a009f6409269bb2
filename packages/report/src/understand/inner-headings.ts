import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { linesIn } from './lines-in.ts'

/**
 * Whether a unit in the middle of a paragraph could head what follows it: a short sentence of one clause about a field
 * as a whole, the next one longer: `…投产。⟦优化营商环境。⟧实施…`.
 */
export function couldHeadPassage({ units }: Pick<Outline, 'units'>, index: number, to: number): boolean {
  const unit = units[index]
  const next = units[index + 1]
  if (!unit || !next || index + 1 >= to || unit.marker || next.line !== unit.line) return false
  if (unit.size < 4 || unit.size > longest || !unit.words.endsWith('。')) return false
  const least = hasFigure(next.core) ? leastWithFigure : longest
  return next.size >= Math.max(least, unit.size * 1.5) && !namesOne(unit.core)
}

/**
 * Whether the first of a paragraph's sentences, or the first behind a numbered heading, heads what follows it. Passages
 * inside a paragraph have headings only where its first passage has one: elsewhere a short sentence among long ones is a
 * promise as they are.
 */
export function beginsWithHeading({ units, lines }: Outline, index: number): boolean {
  const line = at(lines, at(units, index).line)
  let from = index
  while (from > line.from && !isNumbered(at(units, from))) from--
  const first = at(units, from)
  if (!isNumbered(first)) return couldHeadPassage({ units }, from, line.to)
  return first.size <= longestNumbered && !hasFigure(first.core) && couldHeadPassage({ units }, from + 1, line.to)
}

/** Whether another sentence inside the paragraph of a unit could head a passage too, the first one apart; so it is straight behind a numbered heading. */
export function hasInnerFellow({ units, lines }: Outline, index: number): boolean {
  const line = at(lines, at(units, index).line)
  if (index === line.from + 1 && isNumbered(at(units, line.from))) return true
  if (line.to - line.from > mostSentences) return true
  for (let i = line.from + 1; i < line.to; i++) if (i !== index && couldHeadPassage({ units }, i, line.to)) return true
  return false
}

/**
 * Whether the paragraph of a unit is made of headed passages whatever the rest of the plan is like: its first sentence could
 * head what follows, others could too, and either no short sentence in it could not
 * or all that could begin alike, `坚持…。坚持…。`.
 */
export function isMadeOfPassages(outline: Outline, index: number): boolean {
  const line = at(outline.lines, at(outline.units, index).line)
  let from = index
  while (from > line.from && !isNumbered(at(outline.units, from))) from--
  if (!beginsWithHeading(outline, index)) return false
  let heads = 0
  let others = 0
  let all = 0
  let last = -1
  const starts = new Set<string>()
  const ends = new Set<string>()
  for (let i = isNumbered(at(outline.units, from)) ? from + 1 : from; i < line.to; i++) {
    const unit = at(outline.units, i)
    if (isNumbered(unit)) break
    all++
    if (unit.size > longest || hasFigure(unit.core) || /^[让使]/.test(unit.core)) continue
    // what stands straight below a heading heads nothing
    if ((!couldHeadPassage(outline, i, line.to) && !isFollowed(outline, i)) || last === i - 1) others++
    else {
      heads++
      last = i
      starts.add(unit.core.slice(0, 2))
      ends.add(unit.core.slice(-2))
    }
  }
  // in one frame, `发挥投资的…作用。`, they head passages of any length
  if (heads >= fewest && starts.size === 1 && ends.size === 1) return true
  return heads >= fewest && (others === 0 || starts.size === 1) && heads * longestPassage >= all
}

/**
 * Whether a short sentence heads a passage of a paragraph that has one heading for all of it and another for each passage, the first
 * two side by side: `⟦扩大有效需求。⟧⟦提升消费能力。⟧实施…⟦增加投资。⟧用好…`.
 */
export function standsUnderOne({ units, lines }: Pick<Outline, 'units' | 'lines'>, index: number): boolean {
  const { from, to } = at(lines, at(units, index).line)
  if (at(units, index).size > longest || to - from > mostSentences) return false
  const first = at(units, from)
  if (
    index === from ||
    first.marker ||
    first.size > longestOverAll ||
    !first.words.endsWith('。') ||
    hasFigure(first.core)
  )
    return false
  const heads: number[] = []
  let others = 0
  for (let i = from + 1; i < to; i++) {
    const unit = at(units, i)
    if (unit.size > longest || hasFigure(unit.core) || !unit.words.endsWith('。')) continue
    // what stands straight below a heading is no heading again
    if (heads.at(-1) === i - 1) continue
    if (couldHeadPassage({ units }, i, to)) heads.push(i)
    else others++
  }
  return heads[0] === from + 1 && heads.length >= fewest && heads.length > share * others && heads.includes(index)
}

/** What has more sentences is no paragraph but a text without line ends: its beginning says nothing of what stands far behind. */
const mostSentences = 120
/** The longest a heading over a divided paragraph is, in characters. */
const longestOverAll = 20

/** In so many characters a field is named; so many that begin alike are a row of headings; what stands below one is so long, at least. */
const [longestInFrame, fewestInFrame, leastBelow] = [8, 3, 20]

/** Whether a very short sentence is one of a row in its paragraph that begin alike, each before long ones: `⟦抓大产业。⟧做强…⟦抓大项目。⟧实施…`. */
export function standsInFrame({ units, lines }: Pick<Outline, 'units' | 'lines'>, index: number): boolean {
  const { from, to } = at(lines, at(units, index).line)
  const couldBe = (i: number) => {
    const [unit, next] = [at(units, i), units[i + 1]]
    if (unit.size > longestInFrame || unit.marker || !unit.words.endsWith('。') || /[\d“"，,、了]/.test(unit.core))
      return false
    return next !== undefined && i + 1 < to && next.size >= leastBelow
  }
  if (!couldBe(index)) return false
  const start = at(units, index).core.charAt(0)
  const starts: string[] = []
  for (let i = from; i < to; i++)
    if (at(units, i).core.charAt(0) === start && couldBe(i)) starts.push(at(units, i).core.slice(0, 2))
  return starts.some((one) => starts.filter((other) => other === one).length >= fewestInFrame)
}

/** The longest a heading that bids is, in characters, and as many make a row. */
const [longestBidding, fewestBidding] = [18, 3]

/**
 * Whether a sentence is one of a row in its paragraph that bid in so many words, each before a longer one that does not: `⟦要提高履职本领。⟧推行…⟦要守住廉洁底线。⟧…`.
 */
export function standsInBidding({ units, lines }: Pick<Outline, 'units' | 'lines'>, index: number): boolean {
  const { from, to } = at(lines, at(units, index).line)
  const bids = ({ core }: OutlineUnit) => /^要(?!求|素|点|闻|务)/.test(core)
  if (!bids(at(units, index)) || to - from > mostSentences) return false
  let heads = 0
  for (let i = from; i < to; i++) {
    const [unit, next] = [at(units, i), units[i + 1]]
    if (!bids(unit)) continue
    if (
      unit.size > longestBidding ||
      hasFigure(unit.core) ||
      !unit.words.endsWith('。') ||
      !next ||
      i + 1 >= to ||
      bids(next)
    )
      return false
    heads++
  }
  return heads >= fewestBidding
}

/** Whether a unit is a numbered heading or item; of `一是…；二是…` inside a paragraph none is a heading it begins with. */
function isNumbered({ marker, first }: OutlineUnit): boolean {
  return marker !== null && (marker.kind !== 'item' || first)
}

/** The longest a numbered heading at the beginning of a paragraph is, in characters. */
const longestNumbered = 48
/** The shortest that a sentence with a figure is under a heading: what is counted is said in fewer words. */
const leastWithFigure = 11
/** The longest a sentence without a number is that heads a passage, in characters; the labelled ones end at 13. */
const longest = 14

/** Whether a clause names one thing to be done, not a field of work: `启动⟦旧桥改造工程⟧`. */
export function namesOne(core: string): boolean {
  return (single.test(core) && !strengthens.test(core)) || isOneAct(core)
}

/** Whether a clause begins with the verb of a single act, with which no labelled heading begins: `⟦举办⟧丰收节`. */
export function isOneAct(core: string): boolean {
  return act.test(core) && !/[，,]/.test(core)
}

/** What there is already is to be made stronger as a whole: `⟦做强⟧创新平台`. */
const strengthens = /^(?:做[大强优实精活细]|建[强优])[^\d“"，,、了]{2,6}$/

const act =
  /^(?:积极|深入|全面|扎实|广泛|有序|稳步|科学|统筹|抓紧|高质量|高水平|高标准|高起点)?(?:开展|启动|举办|建立|设立|组织|推行|出台|制定|编制|编修|编纂|召开|印发|发布|成立|组建|启用|创办|开通|上线|严控|严禁|严查|推广|完成|新建|兑现|发放|培训|选派|争创)/
const single =
  /[\d“"，,、]|全覆盖|开工|投产|竣工|投用|建成|通车|成功|通过|荣获|获评|了|(?:揭牌|挂牌|封顶|开业|开园|开街|启用|落户|落成|获批|入选|兑现|清零|销号|合龙|贯通|动工|完工)$|(?:规划|方案|条例|办法|清单|目录)$|(?:工作|工程|计划|试点|制度|中心|系统|条例|示范区|试验区|示范县|示范镇|示范村|产业园|基地|平台)$/

/** How many short sentences must look like headings, and how many times those that do not. */
const fewest = 3
const share = 1.5
/** Whether a longer sentence stands behind a short one in its paragraph. */
function isFollowed({ units }: Outline, index: number): boolean {
  const [unit, next] = [at(units, index), units[index + 1]]
  return next?.line === unit.line && unit.words.endsWith('。') && next.size >= 1.5 * unit.size && !namesOne(unit.core)
}

/** From as large a share of paragraphs that begin with a heading on, those with one more heading inside are divided by it. */
const mostDivided = 0.5

/** Whether most paragraphs of `[from, to)` that could begin with a heading could have another inside: then one alone divides its paragraph too. */
export function dividesMost(outline: Pick<Outline, 'units' | 'lines'>, from: number, to: number): boolean {
  let headed = 0
  let divided = 0
  for (const line of linesIn(outline, from, to)) {
    if (line.from < from || line.to > to || !couldHeadPassage(outline, line.from, line.to)) continue
    headed++
    for (let i = line.from + 1; i < line.to; i++)
      if (couldHeadPassage(outline, i, line.to)) {
        divided++
        break
      }
  }
  return divided > 0 && divided >= headed * mostDivided
}

/** What has more sentences than this, on the average, is no passage under a heading. */
const longestPassage = 3.5

/**
 * Whether the passages inside the paragraphs of `[from, to)` have headings of their own: most short sentences in the
 * middle of a paragraph could head what follows. Elsewhere short sentences are tasks among others.
 */
export function hasInnerHeadings(outline: Outline, from: number, to: number): boolean {
  let heading = 0
  let other = 0
  for (let index = from; index < to; index++) {
    const unit = outline.units[index]
    if (!unit || unit.first || unit.marker || unit.size > longest || hasFigure(unit.core)) continue
    if (standsUnderOne(outline, index)) continue
    if (couldHeadPassage(outline, index, to)) heading++
    else if (!unit.words.endsWith('；')) other++
  }
  return heading >= fewest && heading > share * other
}
