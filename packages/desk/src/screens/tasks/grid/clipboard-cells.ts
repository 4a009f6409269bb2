/** A cell as spreadsheets write it to the clipboard. */
export const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Cells of what a spreadsheet put on the clipboard: tabs between them, quotes round those with line breaks. */
export function cellsFrom(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy
  const clean = text.replaceAll('\r\n', '\n').replace(/\n$/, '')
  while (pattern.lastIndex <= clean.length) {
    const found = pattern.exec(clean)
    if (!found) break
    const [, within, bare = '', stop] = found
    rows.at(-1)?.push(within === undefined ? bare : within.replaceAll('""', '"'))
    if (stop === '') break
    if (stop === '\n') rows.push([])
  }
  return rows
}
