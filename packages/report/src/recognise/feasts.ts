import { wordList } from './word-table.ts'

/** Days named by their feast, month and day of the last day before it. */
export const feasts = new Map<string, readonly [month: number, day: number] | null>([
  ['国庆节', [9, 30]],
  ['国庆', [9, 30]],
  ['十一', [9, 30]],
  ['元旦', [12, 31]],
  ['五一', [4, 30]],
  ['七一', [6, 30]],
  ['八一', [7, 31]],
  ['春节', null],
  ['汛期', null],
  ['主汛期', null],
  ['供暖季', null],
  ['采暖季', null],
  ['供暖期', null],
  ['采暖期', null],
  ['入冬', null],
  ['入汛', null],
  ['封冻', null],
  ['秋季开学', null],
  ['开学', null],
  ['高考', null],
  ['中秋节', null],
  ['中秋', null],
  ['端午节', null],
  ['端午', null],
  ['雨季', null],
])

/** Their names. */
export const feastWords = wordList([...feasts.keys()].join(' '))
