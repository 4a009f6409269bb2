import { ArchiveBroken } from './checked-parts.ts'
import { changed } from './refusals.ts'

/** The JSON types a column may have, separated by blanks: `string null`. */
export type RowShape<Row> = { readonly [Column in keyof Row & string]: string }

/** A row of an archive's part, with exactly the columns of `shape` and values of their types; else the part was changed. */
export function readRow<Row>(line: string, part: string, shape: RowShape<Row>): Row {
  const row: unknown = parsed(line)
  if (typeof row !== 'object' || row === null) throw new ArchiveBroken(changed(part))
  const types = new Map<string, string>(Object.entries(shape))
  const whole = Object.entries(row).every(([name, value]) => types.get(name)?.split(' ').includes(typeOf(value)))
  if (!whole || Object.keys(row).length !== types.size) throw new ArchiveBroken(changed(part))
  return row as Row
}

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
