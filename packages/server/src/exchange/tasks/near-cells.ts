/** How far out a cell with content may stand; both counted from 1. */
export interface Farthest {
  readonly row: number
  readonly column: number
}

/**
 * A sheet's XML without its empty cells and rows, which offices' sheets have by the million once a column was formatted;
 * null when a cell with content stands farther out than said, or says in no plain way where it stands. The reading
 * library lays out every cell up to the last one, so that one far cell in a small file would fill the memory.
 */
export function nearCells(xml: string, farthest: Farthest): string | null {
  const kept = xml
    .replace(/<((?:\w+:)?c)(?=[\s/>])[^<>]*?(?:\/>|>\s*<\/\1>)/g, '')
    .replace(/<((?:\w+:)?row)(?=[\s/>])[^<>]*?(?:\/>|>\s*<\/\1>)/g, '')
  for (const [tag] of kept.matchAll(/<(?:\w+:)?c(?=[\s/>])[^<>]*>?/g)) {
    const [, , letters, row] = /\sr=(["'])([A-Z]{1,3})([1-9]\d{0,6})\1/.exec(tag) ?? []
    if (letters === undefined || Number(row) > farthest.row || columnNumber(letters) > farthest.column) return null
  }
  return kept
}

/** `A` is 1, `AA` 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
