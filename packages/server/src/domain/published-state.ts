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
  blue: ['✓', '已完成'],
  green: ['●', '正常'],
  yellow: ['▲', '滞后'],
  red: ['■', '严重滞后'],
  late: ['▲', '未按期填报'],
  grey: ['○', '暂无进度要求'],
  unreported: ['◌', '尚无填报'],
  withdrawn: ['—', '已撤回'],
}
