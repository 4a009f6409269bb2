import type { PublishedSettlement } from '../domain/published-settlement.ts'
import { stateName } from '../domain/published-state.ts'
import type { PublishedCommitment, PublishedYear } from '../domain/published-year.ts'

/** One thing that is not the same in two snapshots of a year; `before` or `after` is null where there was or is none. */
export interface Difference {
  readonly kind: 'added' | 'dropped' | 'wording' | 'state' | 'lead-unit' | 'due' | 'progress' | 'verdict'
  /** 序号 */
  readonly number: number
  readonly before: string | null
  readonly after: string | null
}

/** What two snapshots of a year do not say alike of its commitments, by 序号: found by comparing, whatever was announced. */
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
      ...verdict,
    ]
  })
}

const facets: readonly (readonly [Difference['kind'], (one: PublishedCommitment) => string | null])[] = [
  ['wording', (one) => one.text],
  ['state', ({ state }) => stateName(state)],
  ['lead-unit', (one) => one.leadUnit],
  ['due', (one) => one.due?.text ?? null],
  ['progress', (one) => one.progress[0]?.text ?? null],
]

/** The confirmed verdicts by the 序号 they are of. */
function verdictsOf(settlement: PublishedSettlement | undefined): ReadonlyMap<number, string> {
  if (settlement?.state !== 'closed') return new Map()
  return new Map(settlement.items.flatMap(({ number, verdict }) => (number === null ? [] : [[number, verdict]])))
}
