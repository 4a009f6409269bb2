import type { Figure } from '@luoshi/report'
import { figureWords } from '../domain/figure-words.ts'
import { stagedName } from '../domain/judging/stages.ts'
import { measureReading, measureTarget } from '../domain/measure-words.ts'
import { officeDue } from '../domain/office-due.ts'
import { periodWords } from '../domain/period-words.ts'
import type { PublishedSettlement } from '../domain/published-settlement.ts'
import { stateName } from '../domain/published-state.ts'
import type {
  PublishedCommitment,
  PublishedFollowed,
  PublishedIndicator,
  PublishedMeasure,
  PublishedPart,
  PublishedYear,
} from '../domain/published-year.ts'

/** The kinds of differences of a commitment: `added` and `dropped` are the commitment itself, `part` is a task it was split into. */
export const differenceKinds = [
  ...(['added', 'dropped', 'wording', 'figures', 'state', 'lead-unit', 'partner-units', 'leader'] as const),
  ...(['due', 'part', 'measure', 'progress', 'verdict'] as const),
] as const
/** {@link differenceKinds} */
export type DifferenceKind = (typeof differenceKinds)[number]

/** The kinds of differences of a year besides its commitments. */
export const yearDifferenceKinds = ['area', 'target', 'followed', 'result', 'indicator'] as const

/** One thing besides the commitments that is not the same; `before` or `after` is null where there was or is none. */
export interface YearDifference {
  readonly kind: (typeof yearDifferenceKinds)[number]
  /** `重点领域 3`, `预期目标 2`, `地区生产总值 2031-01-01/2031-04-01` */
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** One thing that is not the same in two snapshots of a year; `before` or `after` is null where there was or is none. */
export interface Difference {
  readonly kind: DifferenceKind
  /** 序号 */
  readonly number: number
  readonly before: string | null
  readonly after: string | null
}

/** The differences of two snapshots in their commitments, by 序号; computed from the contents, whatever was announced. */
export function differences(before: PublishedYear, after: PublishedYear): readonly Difference[] {
  const [old, now] = [before, after].map(({ commitments }) => new Map(commitments.map((one) => [one.number, one])))
  const [settled, settledNow] = [verdictsOf(before.settlement), verdictsOf(after.settlement)]
  const numbers = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort((a, b) => a - b)
  return numbers.flatMap((number) => {
    const [was, is] = [old?.get(number), now?.get(number)]
    if (!was) return is ? [{ kind: 'added' as const, number, before: null, after: is.text }] : []
    if (!is) return [{ kind: 'dropped' as const, number, before: was.text, after: null }]
    const [from, to] = [settled.get(number) ?? null, settledNow.get(number) ?? null]
    const verdict = from === to ? [] : [{ kind: 'verdict' as const, number, before: from, after: to }]
    return [
      ...facets.flatMap(([kind, of]) => {
        const [from, to] = [of(was), of(is)]
        return from === to ? [] : [{ kind, number, before: from, after: to }]
      }),
      ...keyed(partsOf(was), partsOf(is)).map(({ before, after }) => ({
        kind: 'part' as const,
        number,
        before,
        after,
      })),
      ...keyed(measuresOf(was), measuresOf(is)).map(({ before, after }) => ({
        kind: 'measure' as const,
        number,
        before,
        after,
      })),
      ...goneProgress(was, is).map((text) => ({ kind: 'progress' as const, number, before: text, after: null })),
      ...verdict,
    ]
  })
}

const facets: readonly (readonly [Difference['kind'], (one: PublishedCommitment) => string | null])[] = [
  ['wording', (one) => one.text],
  ['figures', ({ figures }) => listed((figures ?? []).map(measured))],
  ['state', ({ state }) => stateName(state)],
  ['lead-unit', (one) => one.leadUnit],
  ['partner-units', ({ partnerUnits }) => listed(partnerUnits ?? [])],
  ['leader', (one) => one.leader ?? null],
  ['due', (one) => dueWords(one)],
  ['progress', (one) => one.progress[0]?.text ?? null],
]

/** The differences of two snapshots in areas, targets, results and indicators, in that order. */
export function yearDifferences(before: PublishedYear, after: PublishedYear): readonly YearDifference[] {
  const compared = (kind: YearDifference['kind'], of: (year: PublishedYear) => Named) =>
    keyed(of(before), of(after)).map(({ name, ...one }) => ({ kind, name, ...one }))
  return [
    ...compared('area', ({ areas }) => named(areas ?? [], ({ ordinal, text }) => [`重点领域 ${ordinal}`, text])),
    ...compared('target', ({ targets }) =>
      named(targets ?? [], (one, index) => [`预期目标 ${index + 1}`, withFigures(one.text, one.figures)]),
    ),
    ...compared('followed', ({ followed }) => named(followed ?? [], (one) => [one.number, followedWords(one)])),
    ...compared('result', ({ results }) =>
      named(results ?? [], (one) => [`工作成效 ${one.ordinal}`, withFigures(one.text, one.figures)]),
    ),
    ...compared('indicator', ({ indicators }) => new Map((indicators ?? []).flatMap(readingsOf))),
  ]
}

function followedWords(one: PublishedFollowed): string {
  const measures = (one.measures ?? []).map((measure) => measureOf(1)(measure)[1])
  const { text, requirement, leadUnit, partnerUnits = [], leader, state, progress } = one
  return [text, requirement, leadUnit, ...partnerUnits, leader, stateName(state), ...measures, progress[0]?.text]
    .filter((words) => words)
    .join('　')
}

type Named = ReadonlyMap<string, string>

const named = <T>(all: readonly T[], of: (one: T, index: number) => readonly [string, string]): Named =>
  new Map(all.map(of))

/** The differences of two lists, by name, in the order of the old one. */
function keyed(before: Named, after: Named) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [from, to] = [before.get(name) ?? null, after.get(name) ?? null]
    return from === to ? [] : [{ name, before: from, after: to }]
  })
}

const listed = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join('、'))

const measured = (figure: Figure): string => `${figure.metric} ${figureWords(figure)}`.trim()

const withFigures = (text: string, figures: readonly Figure[]): string =>
  figures.length === 0 ? text : `${text}（${figures.map(measured).join('、')}）`

const partsOf = ({ parts = [] }: PublishedCommitment): Named =>
  // a commitment that is one task says the same in its own fields
  parts.length < 2
    ? new Map()
    : named(parts, ({ part, text, leadUnit, due }) => [`${part}`, partWords(part, text, leadUnit, due)])

const partWords = (part: number, text: string, leadUnit: string | null, due: string | null): string =>
  `${part}. ${text}${leadUnit === null ? '' : `　${leadUnit}`}${due === null ? '' : `　${due}`}`

/** By when, as the report says it and as the office set it. */
function dueWords(one: PublishedCommitment): string | null {
  const set = officeDue(one)
  const words = one.due?.text ?? null
  return set === null ? words : `${set}${words === null ? '' : `（报告：${words}）`}`
}

/** Percentages, and each indicator with its target and all its figures. */
const measuresOf = ({ parts = [] }: PublishedCommitment): Named =>
  new Map(parts.flatMap((one) => [...percentOf(one), ...(one.measures ?? []).map(measureOf(one.part))]))

const percentOf = ({ part, measure }: PublishedPart): readonly (readonly [string, string])[] =>
  measure ? [[`${part}`, `完成进度 ${measure.actual}%（应达 ${measure.plan}%）`]] : []

const measureOf =
  (part: number) =>
  (one: PublishedMeasure): readonly [string, string] => {
    const said = one.readings.map((each) => `${periodWords(each.period)} ${measureReading(one, each)}`)
    const name = stagedName(one)
    return [`${part} ${name} ${one.unit}`, [`${name} 目标 ${measureTarget(one)}`, ...said].join('；')]
  }

/** What was told of the course and is told no more; the newest is compared by itself. */
function goneProgress(was: PublishedCommitment, is: PublishedCommitment): readonly string[] {
  const key = ({ period, part, text, at }: PublishedCommitment['progress'][number]) =>
    [...period, part, text, at].join(' ')
  const still = new Set(is.progress.map(key))
  return was.progress.slice(1).flatMap((one) => (still.has(key(one)) ? [] : [one.text]))
}

function readingsOf({ name, unit, readings, targets }: PublishedIndicator): readonly (readonly [string, string])[] {
  return [
    ...readings.map(
      ({ period, op, value, valueText }) =>
        [`${name} ${periodWords(period)}`, `${op === 'rank<=' ? '前' : ''}${value ?? valueText ?? ''}${unit}`] as const,
    ),
    ...targets.map(
      ({ year, op, value, valueText, max }) =>
        [
          `${name} ${year}年目标`,
          `${op === null || op === '=' ? '' : op}${value ?? valueText ?? ''}${max === null ? '' : `—${max}`}${unit}`,
        ] as const,
    ),
  ]
}

/** The confirmed verdicts by the 序号 they are of. */
function verdictsOf(settlement: PublishedSettlement | undefined): ReadonlyMap<number, string> {
  if (settlement?.state !== 'closed') return new Map()
  return new Map(settlement.items.flatMap(({ number, verdict }) => (number === null ? [] : [[number, verdict]])))
}
