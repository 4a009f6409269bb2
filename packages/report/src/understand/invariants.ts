import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Finding, Meta, Role } from '../report.ts'
import type { AreaRange } from './areas.ts'
import { clausesOf } from './clauses.ts'
import { hasFigure } from './cues.ts'
import type { Frame } from './frame.ts'
import { statesLack } from './lacks.ts'
import { beginsWithWork } from './promise.ts'
import type { Reading } from './roles.ts'
import { statedItems } from './stated-counts.ts'

/** What holds of every right reading, whatever the text; each that is broken is a finding, so that no fault stays unsaid. */
export function invariants(outline: Outline, frame: Frame, reading: Reading, meta: Meta): Finding[] {
  return [
    ...lacksAsResults(outline, reading),
    ...repeatedMeasures(outline, reading),
    ...thinAreas(outline, reading),
    ...unlikelyPlace(outline, meta),
    ...plannedBehindClosing(outline, frame, reading),
    ...farYears(outline, meta),
    ...unannouncedItems(outline, reading),
    ...uncovered(outline, reading),
  ]
}

/** The rules of {@link invariants}. */
export const invariantRules = [
  'result-states-lack',
  'measure-twice',
  'thin-area',
  'place-unlikely',
  'planned-behind-closing',
  'plan-year-unlikely',
  'livelihood-unannounced',
  'plan-uncovered',
] as const

type Rule = (typeof invariantRules)[number]

/** One finding for all units that break a rule, at the first of them; none where there are none. */
function found(rule: Rule, units: readonly OutlineUnit[], message: string, messageEn: string): Finding[] {
  const [first] = units
  if (!first) return []
  return [{ rule, severity: 'warn', span: first.span, message, messageEn, found: units.length }]
}

function withRole({ units }: Outline, { marks }: Reading, ...roles: readonly Role[]): OutlineUnit[] {
  return units.filter(({ index }) => roles.includes(marks.role[index] ?? 'other'))
}

function lacksAsResults(outline: Outline, reading: Reading): Finding[] {
  const lacks = withRole(outline, reading, 'result').filter(
    ({ core }) =>
      statesMostlyLacks(core) &&
      !hasFigure(core) &&
      !beginsWithWork(core) &&
      !/了|已|解决|化解|缓解|战胜|克服|应对|面对|补齐|改善|保障|扭转/.test(core),
  )
  return found(
    'result-states-lack',
    lacks,
    `有${lacks.length}条成效只说了不足，可能是存在问题，请核对`,
    `${lacks.length} results only state a lack; they may be admitted problems`,
  )
}

/** Whether at least every second clause states a lack: one among deeds is no alarm. */
function statesMostlyLacks(core: string): boolean {
  const clauses = clausesOf(core)
  return statesLack(core) && 2 * clauses.filter(statesLack).length >= clauses.length
}

/** The shortest sentence, in characters, that is hardly said twice by chance. */
const unmistakable = 12

function repeatedMeasures(outline: Outline, reading: Reading): Finding[] {
  const seen = new Set<string>()
  const twice = withRole(outline, reading, 'measure', 'livelihood').filter(({ core, size }) => {
    const known = seen.has(core)
    seen.add(core)
    return known && size >= unmistakable
  })
  return found(
    'measure-twice',
    twice,
    `有${twice.length}条举措重复出现，正文可能被存了两遍，请核对`,
    `${twice.length} measures stand there twice; the text may have been stored twice over`,
  )
}

/** Beside areas of so many measures, one with fewer than `thin` is a heading taken wrongly or a text cut short. */
const usual = 10
const thin = 2

function thinAreas(outline: Outline, { marks, areas }: Reading): Finding[] {
  const sizes = areas.map(({ head, to }) => planned(marks.role.slice(head + 1, to)))
  const sorted = [...sizes].sort((a, b) => a - b)
  if ((sorted[sorted.length >> 1] ?? 0) < usual) return []
  const few = areas.filter((_, i) => (sizes[i] ?? 0) < thin).map(({ head }) => at(outline.units, head))
  return found(
    'thin-area',
    few,
    `有${few.length}个重点领域下的举措少于两条，而其他领域都在十条上下，请核对标题`,
    `${few.length} areas have fewer than two measures beside areas of about ten; please check the headings`,
  )
}

function planned(roles: readonly Role[]): number {
  return roles.filter((role) => role === 'measure' || role === 'livelihood').length
}

const notPlace =
  /会议|大会|报告|\d|月|[省市县区州旗盟镇乡]长(?![沙春治乐岛宁寿垣葛汀泰武丰清海兴阳顺白岭安子洲风])|^日(?![照喀土])|在/

function unlikelyPlace({ units, text }: Outline, { jurisdiction }: Meta): Finding[] {
  if (jurisdiction === null || !notPlace.test(jurisdiction)) return []
  const start = Math.max(0, text.indexOf(jurisdiction))
  const unit = units.find(({ end }) => end > start) ?? units[0]
  return found(
    'place-unlikely',
    unit ? [unit] : [],
    `识别出的地名“${jurisdiction}”不像地名，请核对`,
    `“${jurisdiction}” is hardly the name of a place`,
  )
}

const closing = /让我们|谢谢(?:大家|各位)|(?:努力|团结|不懈)奋斗[！!。]$/

function plannedBehindClosing(outline: Outline, { to }: Frame, reading: Reading): Finding[] {
  const last = outline.units.findLastIndex(({ words, index }) => index < to && closing.test(words))
  if (last < 0 || last < outline.units.length * half) return []
  const annexed = (index: number) =>
    reading.areas.some(({ head, to: end }) => head > last && index > head && index < end)
  const behind = withRole(outline, reading, 'measure', 'livelihood').filter(
    ({ index }) => index > last && !annexed(index),
  )
  return found(
    'planned-behind-closing',
    behind,
    `有${behind.length}条举措在结束语之后，可能是网页链接或注释，请核对`,
    `${behind.length} measures stand behind the closing words; they may be links or notes`,
  )
}

/** A closing in the first half of the text is a call in between. */
const half = 0.5

function farYears({ units }: Outline, { planYear, reviewYear, date }: Meta): Finding[] {
  const [first] = units
  if (planYear === null || !first) return []
  const held = date === null ? null : Number(date.slice(0, 4))
  const gap = reviewYear !== null && planYear !== reviewYear + 1
  const far = held !== null && (planYear < held || planYear > held + 1)
  if (!gap && !far) return []
  return found(
    'plan-year-unlikely',
    [first],
    `计划年度${planYear}与${gap ? `回顾年度${reviewYear}` : `会议日期${date}`}不相接，请核对`,
    `The plan year ${planYear} does not follow ${gap ? `the year looked back on, ${reviewYear}` : `the day of the meeting, ${date}`}`,
  )
}

function unannouncedItems(outline: Outline, reading: Reading): Finding[] {
  const { units } = outline
  const { role } = reading.marks
  const loose: OutlineUnit[] = []
  for (let from = 0; from < units.length; from++) {
    if (role[from] !== 'livelihood') continue
    let to = from
    while (role[to] === 'livelihood') to++
    const run = units.slice(from, to)
    const before = units.slice(Math.max(0, from - 2), from + 1)
    const announced = before.some(
      ({ words }) => statedItems(words) !== null || /实事|好事|清单|民生(?:工程|项目)/.test(words),
    )
    if (!announced && !run.some(({ marker }) => marker)) loose.push(at(run, 0))
    from = to
  }
  return found(
    'livelihood-unannounced',
    loose,
    `有${loose.length}处民生实事既无编号也无清单说明，请核对`,
    `${loose.length} runs of livelihood items are neither numbered nor announced`,
  )
}

/** The share of an area's sentences taken as no measure, above which something was not understood; and from how many on. */
const most = 0.4
const enough = 20

function uncovered(outline: Outline, reading: Reading): Finding[] {
  const inside = reading.areas.flatMap(({ head, to }: AreaRange) => outline.units.slice(head + 1, to))
  const missed = inside.filter(({ index }) => reading.marks.role[index] === 'guidance')
  const loose =
    reading.areas.length > 1
      ? withRole(outline, reading, 'measure').filter(({ index }) => reading.marks.area[index] === -1)
      : []
  const share = (missed.length + loose.length) / Math.max(1, inside.length + loose.length)
  if (inside.length < enough || share <= most) return []
  return found(
    'plan-uncovered',
    [...missed, ...loose],
    `工作安排中有${missed.length + loose.length}句未归入任何重点领域的举措，占比偏高，请核对`,
    `${missed.length + loose.length} sentences of the plan were taken as no measure of any area, an unusual share`,
  )
}
