/** How a cell of a table with lines looks. */
export const framed = { wrap: true, alignVertical: 'center', borderStyle: 'thin', borderColor: '#808080' } as const

/** How many lines a text takes in a column so many half-width characters wide: sheets do not grow by themselves. */
export function linesOf(text: string, width: number): number {
  const lines = text.split('\n').map((line) => {
    const halves = [...line].reduce((sum, character) => sum + (character < '\u2e80' ? 1.1 : 2.05), 0)
    return Math.ceil(halves / (width - 1))
  })
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0)
}

/** Without the characters that XML does not have, and not longer than a cell may be. */
export function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').slice(0, 32_767)
}
