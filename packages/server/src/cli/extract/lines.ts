import type { Place, Report } from '@luoshi/report'
import type { Language } from '../language.ts'

/** Where positions of a report's text stand: line (from 1), and page or paragraph where the format has them. */
export interface Lines {
  lineOf(position: number): number
  /** `第12行`, `第12行（第3页）`. */
  said(position: number, language: Language): string
}

/** The lines of a report's restored text, as `--explain` numbers them. */
export function linesOf({ text, places }: Pick<Report, 'text' | 'places'>): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineOf = (position: number) => lastAtOrBefore(starts, position, (start) => start) + 1
  return {
    lineOf,
    said(position, language) {
      const place = places[lastAtOrBefore(places, position, ({ start }) => start)]
      return language === 'zh'
        ? `第${lineOf(position)}行${inChinese(place)}`
        : `line ${lineOf(position)}${inEnglish(place)}`
    },
  }
}

const inChinese = (place: Place | undefined) =>
  place?.page ? `（第${place.page}页）` : place?.paragraph ? `（第${place.paragraph}段）` : ''
const inEnglish = (place: Place | undefined) =>
  place?.page ? ` (page ${place.page})` : place?.paragraph ? ` (paragraph ${place.paragraph})` : ''

/** Index of the last item that starts at or before `position`; -1 where none does. */
function lastAtOrBefore<Item>(items: readonly Item[], position: number, start: (item: Item) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && start(item) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}
