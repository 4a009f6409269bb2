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
  const kept = placed(xml)
    // what a sheet says of its own extent is not needed, and may be nonsense
    .replace(/<((?:\w+:)?dimension)(?=[\s/>])[^<>]*?(?:\/>|>\s*<\/\1>)/g, '')
    .replace(/<((?:\w+:)?c)(?=[\s/>])[^<>]*?(?:\/>|>\s*<\/\1>)/g, '')
    .replace(/<((?:\w+:)?row)(?=[\s/>])[^<>]*?(?:\/>|>\s*<\/\1>)/g, '')
  for (const [tag] of kept.matchAll(/<(?:\w+:)?c(?=[\s/>])[^<>]*>?/g)) {
    const [, , letters, row] = /\sr=(["'])([A-Z]{1,3})([1-9]\d{0,6})\1/.exec(tag) ?? []
    if (letters === undefined || Number(row) > farthest.row || columnNumber(letters) > farthest.column) return null
  }
  return kept
}

/** A sheet's XML in which every cell says where it stands: one that does not stands behind the one before it, as a row does. */
function placed(xml: string): string {
  if (!/<(?:\w+:)?c(?=[\s/>])(?![^<>]*\sr\s*=)/.test(xml)) return xml
  let row = 0
  let column = 0
  return xml.replace(/<((?:\w+:)?(?:row|c))(?=[\s/>])([^<>]*)>/g, (tag, name: string, attributes: string) => {
    // one whose attributes hide where it ends is not touched: nobody knows what else it says
    if (!plainAttributes.test(attributes)) return tag
    const [, , said = ''] = /\sr\s*=\s*(["'])([^"']*)\1/.exec(attributes) ?? []
    if (name.endsWith('row')) {
      row = said === '' ? row + 1 : Number(said)
      column = 0
      return tag
    }
    column = said === '' ? column + 1 : columnNumber(/^[A-Z]{1,3}/.exec(said)?.[0] ?? '')
    return said === '' ? `<${name} r="${columnLetters(column)}${row}"${attributes}>` : tag
  })
}

const plainAttributes = /^(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?$/

/** 1 is `A`, 27 `AA`. */
const columnLetters = (column: number): string =>
  column < 1 ? '' : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

/** `A` is 1, `AA` 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
