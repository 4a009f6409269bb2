import type { LightColour } from '../vocabulary.ts'

/** As what a light is counted: one that speaks of the reporting alone is `late`; before any was given, `unreported`. */
export type ShownLight = LightColour | 'late' | 'unreported'

/** The lights in the order they are told: what is wrong first. */
export const shownLights: readonly ShownLight[] = ['red', 'yellow', 'late', 'green', 'blue', 'grey', 'unreported']

/** What a light is called where it is counted. */
export const lightNames = {
  red: '严重滞后',
  yellow: '滞后',
  late: '未按期填报',
  green: '正常',
  blue: '已完成',
  grey: '暂无进度要求',
  unreported: '尚无填报',
} as const satisfies Readonly<Record<ShownLight, string>>

/** The mark of a light, so that colour is never the only signal. */
export const lightShapes = {
  red: '■',
  yellow: '▲',
  late: '△',
  green: '●',
  blue: '✓',
  grey: '○',
  unreported: '◌',
} as const satisfies Readonly<Record<ShownLight, string>>

/** As what a light is counted; null is one that was not given. */
export const shownLight = (light: LightColour | null, ofReport: boolean): ShownLight =>
  light === null ? 'unreported' : ofReport ? 'late' : light

/** What became of a task between two periods: its work, or, of `late`, only that its report no longer came in time. */
export type Turn = 'worse' | 'better' | 'late'

const rank: Readonly<Record<ShownLight, number>> = {
  blue: 0,
  green: 1,
  grey: 1,
  unreported: 2,
  late: 2,
  yellow: 3,
  red: 4,
}

/** How a task turned; null where it did not, or was not judged both times. Of a late report only that is told. */
export function turnOf(before: ShownLight, now: ShownLight): Turn | null {
  if (before === 'unreported' || now === 'unreported') return null
  if (now === 'late') return before === 'late' ? null : 'late'
  const step = rank[now] - rank[before]
  return step === 0 ? null : step > 0 ? 'worse' : 'better'
}
