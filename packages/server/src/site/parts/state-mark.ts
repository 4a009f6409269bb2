import { html } from 'hono/html'
import { type StateName, stateName, stateOrder, stateWords } from '../../domain/published-state.ts'
import type { PublishedCommitment, PublishedState } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

/** The state of one commitment, in a row or beside its words. */
export function stateMark(state: PublishedState): Markup {
  const name = stateName(state)
  const [shape, words] = stateWords[name]
  return html`<span class="state ${name}"><i aria-hidden="true">${shape}</i> ${words}</span>`
}

/** The ground beside the mark; empty where the mark says all. */
export function stateGround(state: PublishedState): string {
  return state.kind !== 'light' || state.words === stateWords[stateName(state)][1] ? '' : state.words
}

/** How many of the commitments stand in each state; states with none are left out. */
export function stateCounts(commitments: readonly PublishedCommitment[]): readonly (readonly [StateName, number])[] {
  const counts = new Map<StateName, number>()
  for (const { state } of commitments) counts.set(stateName(state), (counts.get(stateName(state)) ?? 0) + 1)
  return stateOrder.flatMap((name) => {
    const count = counts.get(name)
    return count ? [[name, count] as const] : []
  })
}
