/** Beyond this many characters, or paragraphs, a cell is a piece of layout and no entry of a table. */
const mostCharacters = 400
const mostParagraphs = 6

/**
 * A table row as lines: entries on one line with tabs between, `牵头单位⟦\t⟧完成时限`; the paragraphs of a cell run
 * together. A row that only lays out a page (one cell, or long ones) gives its paragraphs as they are.
 */
export function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.filter((cell) => cell.length > 0)
  if (filled.length === 0) return []
  const layout = filled.some(
    (cell) => cell.length > mostParagraphs || cell.reduce((sum, line) => sum + line.length, 0) > mostCharacters,
  )
  if (cells.length < 2 || layout) return cells.flat()
  return [cells.map((cell) => cell.join(' ').replaceAll('\t', ' ')).join('\t')]
}
