import { lightNames, lightShapes } from './judging/shown-light.ts'
import type { PublishedState } from './published-year.ts'

/** The kinds of state in the order in which they are counted and drawn; `late` is a light that speaks of the reporting alone. */
export const stateOrder = ['blue', 'green', 'yellow', 'red', 'late', 'grey', 'unreported', 'withdrawn'] as const
/** A commitment's state as the public sees it. */
export type StateName = (typeof stateOrder)[number]

/** Which of the states this is. */
export function stateName(state: PublishedState): StateName {
  return state.kind !== 'light' ? state.kind : state.ofReport ? 'late' : state.light
}

/** A state as a shape and a word; the colour comes last and from the stylesheet. */
export const stateWords: Readonly<Record<StateName, readonly [shape: string, words: string]>> = {
  blue: [lightShapes.blue, lightNames.blue],
  green: [lightShapes.green, lightNames.green],
  yellow: [lightShapes.yellow, lightNames.yellow],
  red: [lightShapes.red, lightNames.red],
  late: [lightShapes.late, lightNames.late],
  grey: [lightShapes.grey, lightNames.grey],
  unreported: [lightShapes.unreported, lightNames.unreported],
  withdrawn: ['—', '已撤回'],
}
