import type { LightNames, LightShapes } from '@luoshi/server/desk/judging/overview-routes.ts'

/**
 * A light, or the state of reporting: 尚无填报 is never shown as 0 or as failure, and a light whose only ground is a report
 * that is late or missing is told apart from one of the work.
 */
export type ShownLight = keyof LightNames

/** Labels of the lights: the server's, which the type holds exactly. */
export const lightWords: LightNames = {
  blue: '已完成',
  green: '正常',
  yellow: '滞后',
  red: '严重滞后',
  late: '未按期填报',
  grey: '暂无进度要求',
  unreported: '尚无填报',
}

/** Shapes of the lights: the server's, as the labels are. Colour is never the only signal. */
export const lightShapes: LightShapes = {
  blue: '✓',
  green: '●',
  yellow: '▲',
  red: '■',
  late: '△',
  grey: '○',
  unreported: '◌',
}

/** A light as the server tells it: with its ground in words, and whether that speaks of the reporting alone. */
export interface GivenLight {
  readonly light: 'blue' | 'green' | 'yellow' | 'red' | 'grey'
  readonly words: string
  readonly ofReport: boolean
}

/** As what a light is shown, counted and chosen. */
export const shownLight = ({ light, ofReport }: Pick<GivenLight, 'light' | 'ofReport'>): ShownLight =>
  ofReport ? 'late' : light

/** `滞后 落后 12 个百分点`, `未按期填报`: a light and its ground in one line, for texts that have no mark. */
export function lightSaid(given: GivenLight): string {
  const name = lightWords[shownLight(given)]
  return given.words === '' || given.words === name ? name : `${name} ${given.words}`
}

/** Whether a word of the API is a light that can be shown. */
export function isShownLight(word: string): word is ShownLight {
  return word in lightWords
}
