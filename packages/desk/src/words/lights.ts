/** A light, or the state of reporting before any: 尚无填报 is never shown as 0 or as failure. */
export type ShownLight = 'blue' | 'green' | 'yellow' | 'red' | 'grey' | 'unreported'

export const lightWords: Readonly<Record<ShownLight, string>> = {
  blue: '已完成',
  green: '正常',
  yellow: '滞后',
  red: '严重滞后',
  grey: '暂无进度要求',
  unreported: '尚无填报',
}

export const lightShapes: Readonly<Record<ShownLight, string>> = {
  blue: '✓',
  green: '●',
  yellow: '▲',
  red: '■',
  grey: '○',
  unreported: '◌',
}

/** 达进度, 欠进度, 超进度 */
export const paceWords: Readonly<Record<'met' | 'behind' | 'beyond', string>> = {
  met: '达进度',
  behind: '欠进度',
  beyond: '超进度',
}

/** Whether a word of the API is a light that can be shown. */
export function isShownLight(word: string): word is ShownLight {
  return word in lightWords
}
