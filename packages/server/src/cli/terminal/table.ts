import { clipped, columns, padded } from './width.ts'

/**
 * Rows as lines whose columns stand under each other, two spaces between them, whatever the width of their characters.
 * No column but the last grows beyond `widest`.
 */
export function aligned(rows: readonly (readonly string[])[], widest = 40): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, Math.min(widest, columns(cell)))
    })
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : padded(clipped(cell, widest), widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
