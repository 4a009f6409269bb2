import type { CommitmentTable, TableCell } from './commitment-table.ts'

/** The table as CSV: UTF-8 with a mark at its beginning (Excel needs it for Chinese), fields and lines as RFC 4180 has them. */
export function csvTable({ columns, rows }: CommitmentTable): Uint8Array<ArrayBuffer> {
  const lines = [columns.map((column) => column.name), ...rows]
  return Buffer.from(`\ufeff${lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')}`, 'utf8')
}

function field(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = harmless(cell)
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Text that a spreadsheet would take for a formula, with an apostrophe before it; full-width signs are taken so too. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
