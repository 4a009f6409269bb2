import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'

dayjs.extend(customParseFormat)

/** How a day is kept and shown. */
export const dayShape = 'YYYY-MM-DD'

/** The ways in which a day is typed in offices; the first is how it is shown. */
export const dayShapes = [
  dayShape,
  'YYYY-M-D',
  'YYYY.M.D',
  'YYYY.MM.DD',
  'YYYY/M/D',
  'YYYY/MM/DD',
  'YYYY年M月D日',
  'YYYY年MM月DD日',
  'YYYYMMDD',
]

/** The day that words name, `YYYY-MM-DD`; undefined when they name none whole. */
export function typedDay(words: string): string | undefined {
  const bare = words.normalize('NFKC').replace(/\s/g, '')
  const day = dayShapes.map((one) => dayjs(bare, one, true)).find((one) => one.isValid())
  return day?.format(dayShape)
}
