import { createHash } from 'node:crypto'
import type { Grid } from './read-grid.ts'
import { bareHead, fieldOf, type MappedField, sheetColumns } from './sheet-columns.ts'

/** Which field each column holds, in the order of the columns; null where it holds none of ours. */
export type Mapping = readonly (MappedField | null)[]

/** Where the names of a table's columns stand, and what they are taken for. */
export interface TableHead {
  /** Rows from 0; the last is the second one of a head of two rows. */
  readonly first: number
  readonly last: number
  readonly names: readonly string[]
  readonly mapping: Mapping
}

const searched = 20

/** The head of a table, under whatever titles stand above it; null where no row has two cells that differ. */
export function findHead({ rows }: Grid): TableHead | null {
  let best: TableHead | null = null
  let bestScore = 0
  for (const [first, top] of rows.slice(0, searched).entries()) {
    if (kinds(top) < 2) continue
    for (const bottom of [top, rows[first + 1]]) {
      if (!bottom || kinds(bottom) < 2) continue
      const head = headOf(first, top, bottom)
      // two rows only where the second tells more
      const score = head.mapping.filter((field) => field !== null).length - (head.last > first ? 0.5 : 0)
      if (best === null || score > bestScore) {
        best = head
        bestScore = score
      }
    }
  }
  if (bestScore >= 1) return best
  const wide = rows.slice(0, searched).findIndex((row) => kinds(row) >= 3)
  const row = rows[wide]
  return row ? headOf(wide, row, row) : best
}

const kinds = (row: readonly string[]): number => new Set(row.filter((text) => text !== '')).size

function headOf(first: number, top: readonly string[], bottom: readonly string[]): TableHead {
  const single = top === bottom
  const width = Math.max(top.length, bottom.length)
  const columns = Array.from({ length: width }, (_, index) => {
    const [over = '', under = ''] = [top[index], single ? '' : bottom[index]]
    const name = under === '' || under === over ? over : over === '' ? under : `${over} / ${under}`
    return { name, candidates: single ? [over] : [under, over + under, `${bareHead(under)}单位`, over] }
  })
  const mapping: (MappedField | null)[] = columns.map(() => null)
  const taken = new Set<MappedField>()
  // the columns' own names first: 责任单位 is the lead only where no column is called 牵头单位
  for (const own of [true, false])
    for (const [index, { candidates }] of columns.entries()) {
      if (mapping[index] !== null) continue
      const field = candidates
        .filter((text) => !own || titles.has(bareHead(text)))
        .map(fieldOf)
        .find(Boolean)
      if (field === undefined || taken.has(field)) continue
      mapping[index] = field
      taken.add(field)
    }
  return { first, last: single ? first : first + 1, names: columns.map(({ name }) => name), mapping }
}

const titles: ReadonlySet<string> = new Set(sheetColumns.map(({ title }) => title))

/** What a head is remembered by: the same for every file of the same layout. */
export const headSignature = (names: readonly string[]): string =>
  createHash('sha256').update(names.map(bareHead).join('|')).digest('hex')
