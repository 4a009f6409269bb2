import { html } from 'hono/html'
import type { PublishedCommitment, PublishedState } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

/** The kinds of state in the order in which they are counted and drawn. */
export const stateOrder = ['blue', 'green', 'yellow', 'red', 'grey', 'unreported', 'withdrawn'] as const
export type StateName = (typeof stateOrder)[number]

/** A state as a shape and a word; the colour comes last and from the stylesheet. */
export const stateWords: Readonly<Record<StateName, readonly [shape: string, words: string]>> = {
  blue: ['✓', '已完成'],
  green: ['●', '正常'],
  yellow: ['▲', '滞后'],
  red: ['■', '严重滞后'],
  grey: ['○', '暂无进度要求'],
  unreported: ['◌', '尚无填报'],
  withdrawn: ['—', '已撤回'],
}

/** Which of the states this is. */
export function stateName(state: PublishedState): StateName {
  return state.kind === 'light' ? state.light : state.kind
}

/** The state of one commitment, in a row or beside its words. */
export function stateMark(state: PublishedState): Markup {
  const name = stateName(state)
  const [shape, words] = stateWords[name]
  return html`<span class="state ${name}"><i aria-hidden="true">${shape}</i> ${words}</span>`
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
