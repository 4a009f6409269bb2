import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { beginsWithHeading, couldHeadPassage, hasInnerHeadings, namesOne } from './inner-headings.ts'
import { siblingsOf } from './siblings.ts'

/**
 * Whether a unit of the review is a heading, not a result: numbered, alone on its line, or a short sentence about a
 * field as a whole that others follow: `⟦（一）工业经济较快增长。⟧完成…`, `⟦城乡面貌明显改善。⟧新建…`.
 * `to` is where the part ends in this line.
 */
export function isReviewHeading(outline: Outline, line: OutlineLine, index: number, to: number): boolean {
  const { units } = outline
  const unit = at(units, index)
  const { words, core, size, marker } = unit
  if (/^【[^】]{2,8}】$/.test(words)) return true
  if (size < 3 || size > 60 || /[；;，,]$/.test(words)) return false
  if (marker && isStrong(marker.kind) && size <= 44 && !/[。！]$/.test(words)) return true
  if (hasFigure(core)) return false
  if (size <= 24 && /^第?[一二三四五六七八九十]?个?关键词/.test(core)) return true
  if (/[：:]$/.test(words) && index === to - 1) return size <= 34
  if (line.to - line.from === 1) return isAlone(outline, line, unit)
  if (marker && (unit.first || isStrong(marker.kind)))
    return (
      size <= 48 && (index < to - 1 || !unit.first) && (isStrong(marker.kind) || !standsAmongResults(outline, unit))
    )
  if (index === to - 1) return size <= 16 && isState(core) && headsAbove(outline, line, index)
  if (marker) return size <= 34 && !standsAmongResults(outline, unit)
  if (unit.first)
    return (
      isOpening(core, size) &&
      !repeats(core, units[index + 1]) &&
      (isYearly(core) ? hasYearlyLike(outline, unit) : !isRare(outline))
    )
  if (size <= 8 && /方面$/.test(core)) return true
  if (hasInner(outline) && couldHeadPassage(outline, index, to)) {
    if (isFieldState(unit) || isDivided(outline, line, index)) return true
  }
  return isMidway(units, line, index) || matchesFirst(units, line, index)
}

/** Whether the items before and behind it in its list are results, told by their figures. */
function standsAmongResults(outline: Outline, unit: OutlineUnit): boolean {
  return siblingsOf(outline, unit).some(({ core, size }) => size > 48 || hasFigure(core))
}

function isStrong(kind: string): boolean {
  return kind === 'han' || kind === 'han-bracket' || kind === 'part'
}

function isAlone({ units, lines }: Outline, line: OutlineLine, { words, core, size, marker }: OutlineUnit): boolean {
  const next = lines[line.index + 1]
  if (!next) return false
  if (!/[。！]$/.test(words)) return size <= 44
  const below = at(units, next.from)
  if (marker) return size <= 34 && below.marker?.kind !== marker.kind && !isListed({ units, lines }, line, marker.kind)
  if (below.marker && !isStrong(below.marker.kind)) return false
  return isYearly(core)
    ? size <= 60 && isStated(core)
    : size <= 16 && (isState(core) || (below.size > 2 * size && !namesOne(core)))
}

/** Whether the line before is an item of the same list: then this one is an item too. */
function isListed({ units, lines }: Pick<Outline, 'units' | 'lines'>, line: OutlineLine, kind: string): boolean {
  const before = lines[line.index - 1]
  return before !== undefined && before.to - before.from === 1 && units[before.from]?.marker?.kind === kind
}

/** The short first sentence of a paragraph: a state reached, or a task in so few words that it can only be a heading. */
function isOpening(core: string, size: number): boolean {
  if (isYearly(core))
    return (
      size <= 46 && !/是[^，,]*(?:年|时期)|^[^，,]{2,8}[，,]面对/.test(core) && isStated(core) && clauses(core) <= 4
    )
  if (size <= 34 && clauses(core) <= 2 && isState(core)) return true
  return size <= 16 && clauses(core) === 1 && !/、|了|已|获|荣|第[一二三]|开工|竣工|投用|投产|通车|建成/.test(core)
}

/** In the middle of a paragraph that is made of several headed passages. */
function isMidway(units: readonly OutlineUnit[], line: OutlineLine, index: number): boolean {
  const { core, size, words } = at(units, index)
  const before = at(units, index - 1)
  const next = at(units, index + 1)
  if (!/。$/.test(words) || !/[。！]$/.test(before.words)) return false
  if (isYearly(core) && /我们/.test(core) && size <= 32) return !repeats(core, next)
  if (size > 16 || next.size < Math.max(10, size) || /[，,、]/.test(core)) return false
  if (isFieldState(at(units, index))) return hasFieldStates(units, line)
  return size <= 14 && next.size >= size * 1.5 && isTask(core) && isComposite(units, line)
}

/**
 * Whether a sentence in the middle of a paragraph and the one its first passage begins with are of one length, both such as
 * could head what follows: headings of passages are written in parallel. `⟦城市功能更加完善。⟧…⟦城市管理更加精细。⟧…`.
 */
function matchesFirst(units: readonly OutlineUnit[], { from, to }: OutlineLine, index: number): boolean {
  const start = from + Number(isComposite(units, { from }))
  if (!headsMore(units, start, to) || !headsMore(units, index, to)) return false
  const { size } = at(units, start)
  if (index !== start) return at(units, index).size === size
  for (let other = start + 2; other < to; other++)
    if (at(units, other).size === size && headsMore(units, other, to)) return true
  return false
}

/** Whether a short sentence without a figure, of one clause and of no one thing, stands before a longer one. */
function headsMore(units: readonly OutlineUnit[], index: number, to: number): boolean {
  const { core, size, words, marker } = at(units, index)
  if (index + 1 >= to || marker || size < 4 || size > longestMidway || !words.endsWith('。')) return false
  return at(units, index + 1).size >= 1.5 * size && !hasFigure(core) && !namesOne(core)
}

/** How long a sentence is at most that heads a passage in the middle of a paragraph, in characters; and how many there are at least. */
const [longestMidway, fewestMidway] = [14, 2]

function isFieldState({ core, size }: OutlineUnit): boolean {
  return size <= longestMidway && isState(core) && isField(core)
}

/** Whether a paragraph has more than one such sentence: what is divided has two parts, a single one is a result as its neighbours are. */
function hasFieldStates(units: readonly OutlineUnit[], { from, to }: OutlineLine): boolean {
  return units.slice(from, to).filter(isFieldState).length >= fewestMidway
}

/** Whether the next sentence begins the same way: a row of results, none heading the others. */
function repeats(core: string, next: OutlineUnit | undefined): boolean {
  return next !== undefined && isYearly(core) && next.core.slice(0, 4) === core.slice(0, 4)
}

/** Whether another paragraph begins with the same words: `这一年，…` heads one of several. */
function hasYearlyLike({ units, lines }: Outline, { core, index }: OutlineUnit): boolean {
  const start = core.slice(0, 3)
  return lines.some(({ from }) => from !== index && units[from]?.core.startsWith(start))
}

/** Whether more than one sentence of a paragraph, its first counted, could head what follows: what is divided has two parts. */
function isDivided(outline: Outline, { from, to }: OutlineLine, index: number): boolean {
  if (beginsWithHeading(outline, index)) return true
  for (let other = from; other < to; other++) if (other !== index && couldHeadPassage(outline, other, to)) return true
  return false
}

const inner = new WeakMap<Outline, boolean>()

/** Whether the passages inside the paragraphs of the first half have headings. */
function hasInner(outline: Outline): boolean {
  const known = inner.get(outline)
  if (known !== undefined) return known
  const found = hasInnerHeadings(outline, 0, outline.units.length >> 1)
  inner.set(outline, found)
  return found
}

const shares = new WeakMap<Outline, number>()

/** Whether few paragraphs of the first half begin with a short sentence: then the few are results by chance. */
function isRare(outline: Outline): boolean {
  const known = shares.get(outline)
  if (known !== undefined) return known < 0.3
  let could = 0
  let all = 0
  for (const line of outline.lines) {
    const first = at(outline.units, line.from)
    if (first.index > outline.units.length * 0.6) break
    if (line.to - line.from < 3 || first.marker) continue
    all++
    if (isOpening(first.core, first.size) && !hasFigure(first.core)) could++
  }
  const share = all < 5 ? 1 : could / all
  shares.set(outline, share)
  return share < 0.3
}

/** Whether a paragraph stands under a heading of its own number: short tasks in it head its passages. */
function isComposite(units: readonly OutlineUnit[], line: Pick<OutlineLine, 'from'>): boolean {
  const first = at(units, line.from)
  return first.marker !== null && first.size <= 48 && !hasFigure(first.core)
}

/** A field of work in a verb and its object: `⟦提升科技创新质效⟧`. */
function isTask(core: string): boolean {
  return task.test(core) && !/了|公里|医院|学校|园区|公园/.test(core) && !oneThing.test(core)
}

/** How far one thing has come, `⟦沧江大桥加快⟧建设`: a result. */
const oneThing =
  /^.{1,6}(?:铁路|高铁|高速|公路|机场|水库|大桥|电站|隧道|码头|泵站|枢纽)(?:加快|稳步|有序|全面|顺利|扎实)/

const task =
  /^.{0,5}?(?:提升|提高|加强|推进|推动|促进|扩大|优化|深化|强化|完善|打造|打[赢好]|建[设强]|做[好优强大]|发[展挥]|营造|创造|激发|培育|壮大|增强|增进|改善|保障|落实|防范|维护|构建|拓展|巩固|筑牢|守[好牢住]|抓[好实]|提振|繁荣|健全|加力|统筹|支持|实施|加快|狠抓|破解|解决|整治|治理|发力|攻坚|稳[定住]|办好|深耕|用好|严[格守]|引导|盘活|兜[牢住])/

/** Everything in the line before this unit is headings too. */
function headsAbove(outline: Outline, line: OutlineLine, index: number): boolean {
  if (!outline.lines[line.index + 1]) return false
  for (let above = line.from; above < index; above++) {
    const unit = at(outline.units, above)
    if (hasFigure(unit.core) || unit.size > 60 || !isYearly(unit.core)) return false
  }
  return true
}

/** `这一年，我们…`, `五年来，…`. */
function isYearly(core: string): boolean {
  return /^(?:这|过去|近|一年来|我们(?:始终)?坚持|[一二三四五几两]+年[来里间])/.test(core)
}

function isStated(core: string): boolean {
  return state.test(core) || /(?:中|上|方面|以来)[^，,]*$/.test(core) || core.length <= 40
}

function clauses(core: string): number {
  return core.replace(/^(?:这|过去|近|一年来|[一二三四五几]+年来)[^，,]{0,8}[，,]/, '').split(/[，,]/).length
}

const state =
  /(?:增强|提升|提高|改善|加快|推进|深化|发展|增长|向好|稳定|优化|好转|凸显|显现|彰显|进步|巩固|完善|夯实|强化|加强|拓展|扩大|壮大|成效|突破|进展|成果|成绩|台阶|变化|局面|步伐|形成|加速|跃升|升级|提质|增效|扩面|蓄能|有力|有效|有序|显著|明显|扎实|兜牢|筑牢|活跃|活力|繁荣|和谐|健康|稳健|稳步|平稳|回升|复苏|攀升|见效|释放|迸发|强劲|丰硕|累累|斐然|向上|过硬|丰富|协调|完成|攻坚|破题|提速|提档|铺开|落地|焕然一新|殷实|安宁|改观|更足|新高|高效|优良|优美|亮丽|浓厚|凝聚|提标|跨越|奋进|升温|成型|壮美|持续|见成|保障|落实|向纵深|新篇|新貌|新风|新绩|新路|新格局|新气象|防范|实施|深入|牢固|坚实|合理区间|良好|建设|稳行|行稳|行远|牢守|守住|破解|良性)$/

function isState(core: string): boolean {
  return (
    state.test(core) ||
    /^(?:这|过去|一年来|五年来|坚持|聚焦|狠抓|着力|突出|全力|加强|深化|推动|发挥|用心|紧扣|持续|抓|加快|强化)/.test(
      core,
    )
  )
}

/** A clause about a field as a whole, not about one project or place. */
function isField(core: string): boolean {
  return (
    /(?:持续|不断|明显|显著|稳步|全面|日益|日趋|更加|加快|扎实|进一步|蓬勃|有力|有序|有效|稳中|企稳|逐步|较快|快速|深入|取得|繁荣|大局|巩固|成效)/.test(
      core,
    ) &&
    !/[A-Za-z\d]|工程|项目|公园|医院|学校|道路|铁路|高速|水库|中心|我[省市县区]|水质|体系/.test(
      core.replace(/项目建设/g, ''),
    )
  )
}
