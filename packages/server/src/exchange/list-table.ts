import { listTrouble } from './list-trouble.ts'
import type { Grid } from './tasks/read-grid.ts'
import { bareHead } from './tasks/sheet-columns.ts'

/** A column of a list, and how its cells are read. */
export interface ListColumn {
  /** What messages call it. */
  readonly title: string
  /** What else its head may say, without blanks and brackets; those that come first are taken before the others. */
  readonly others: readonly (string | RegExp)[]
  /** Characters of the longest cell. */
  readonly most: number
}

/** The columns of a list, by what they are for. */
export type ListColumns<Name extends string> = Readonly<Record<Name, ListColumn>>

/** A line under the head of a list. */
export interface ListRow<Name extends string> {
  /** Row of the sheet, from 1. */
  readonly row: number
  /** Half-width and on one line; empty where there is no such column, or its cell cannot be read. */
  readonly cells: Readonly<Record<Name, string>>
  /** The same as they stand, for words that people wrote. */
  readonly written: Readonly<Record<Name, string>>
  /** Lines of a cell, in those columns where any cell has several. */
  readonly lines: Readonly<Partial<Record<Name, readonly string[]>>>
  /** What cannot be read, each with its cell: `C5“电话”：…`. */
  readonly troubles: readonly string[]
  /** The different texts of the line, also of columns that are not read. */
  readonly texts: readonly string[]
  /** Whether one text stands over all of the line, as headings and notes do. */
  readonly across: boolean
}

/** A list as a file has it. */
export interface ListTable<Name extends string> {
  /** Name of the sheet; empty for a .csv. */
  readonly sheet: string
  /** Other sheets with a table on them, and hidden ones, which are not read. */
  readonly unread: readonly string[]
  /** Heads of columns with something in them that are not read. */
  readonly ignored: readonly string[]
  /** Columns that were found. */
  readonly found: ReadonlySet<Name>
  /** Whether it comes from a file that cannot say which cells were merged. */
  readonly flat: boolean
  readonly rows: readonly ListRow<Name>[]
}

const searched = 20

/**
 * The list of a file: of its visible sheets the one whose head names most of the columns, `key` among them; of two alike the
 * first. The head stands in any of the first twenty rows, in one row or in two. Where the key's column stands more than once
 * side by side (负责人 and 联络员, each with a telephone), a line holds as many entries; what stands before the first is of
 * each. Undefined where no sheet has such a head.
 */
export function listTable<Name extends string>(
  grids: readonly Grid[],
  columns: ListColumns<Name>,
  key: Name,
): ListTable<Name> | undefined {
  const [best] = grids
    .flatMap((grid) => {
      const head = headOf(grid.rows, columns, key)
      return head ? [{ grid, head }] : []
    })
    .toSorted((a, b) => b.head.known - a.head.known)
  if (!best) return undefined
  const { grid, head } = best
  const blocks = blocksOf(head.fields, columns, key)
  const read = new Set(blocks.flatMap((places) => [...places.values()]))
  const below = grid.rows.slice(head.last + 1)
  const rows = below.flatMap((texts, offset) => {
    if (texts.every((text) => text === '')) return []
    const row = head.last + 2 + offset
    return blocks.flatMap((places, block) => {
      const line = lineOf(texts, row, places, columns)
      // of entries side by side the later ones may be empty
      return block > 0 && line.cells[key] === '' && line.troubles.length === 0 ? [] : [line]
    })
  })
  return {
    sheet: grid.sheet,
    unread: [...grids.filter((other) => other !== grid && isTable(other)).map(({ sheet }) => sheet), ...grid.hidden],
    ignored: head.names.flatMap((name, index) => {
      const texts = below.flatMap((row) => row[index] || [])
      // a number of the line says nothing
      const numbers = serial.has(bareHead(name)) || (name === '' && texts.every((text) => /^\d+$/.test(text)))
      if (read.has(index) || numbers || texts.length === 0) return []
      return [name === '' ? `${columnLetters(index)} 列` : name.replace(/\s+/g, '').slice(0, 20)]
    }),
    found: new Set(blocks.flatMap((places) => [...places.keys()])),
    flat: grid.flat,
    rows,
  }
}

/** Whether a sheet has more than a title on it: two lines of several cells. */
const isTable = ({ rows }: Grid): boolean =>
  rows.filter((row) => new Set(row.filter((text) => text !== '')).size > 1).length > 1

interface Head<Name> {
  /** Its last row, from 0. */
  readonly last: number
  readonly names: readonly string[]
  /** What each column is for. */
  readonly fields: readonly (Found<Name> | undefined)[]
  /** How many of the columns it names; a head of two rows has to name more than one of a single row. */
  readonly known: number
}
interface Found<Name> {
  readonly name: Name
  /** How near its head is to the column's own title, 0 the title itself. */
  readonly rank: number
}

function headOf<Name extends string>(
  rows: Grid['rows'],
  columns: ListColumns<Name>,
  key: Name,
): Head<Name> | undefined {
  let best: Head<Name> | undefined
  for (const [first, top] of rows.slice(0, searched).entries())
    for (const bottom of [null, rows[first + 1]]) {
      if (bottom === undefined) continue
      const width = Math.max(top.length, bottom?.length ?? 0)
      const names = Array.from({ length: width }, (_, index) => headName(top[index] ?? '', bottom?.[index] ?? ''))
      const fields = names.map((_, index) => {
        const [over, under] = [top[index] ?? '', bottom?.[index] ?? '']
        for (const text of bottom === null ? [over] : [under, over + under, over]) {
          const found = fieldOf(text, columns)
          if (found) return found
        }
        return undefined
      })
      const at = fields.findIndex((field) => field?.name === key)
      if (at < 0) continue
      // a line of the list is no second row of the head
      const below = bottom?.[at] ?? ''
      if (bottom !== null && below !== '' && below !== top[at] && fieldOf(below, columns)?.name !== key) continue
      const known = new Set(fields.flatMap((field) => field?.name ?? [])).size - (bottom === null ? 0 : 0.5)
      if (!best || known > best.known) best = { last: bottom === null ? first : first + 1, names, fields, known }
    }
  return best
}

const headName = (over: string, under: string): string =>
  under === '' || under === over ? over : over === '' ? under : `${over}/${under}`

function fieldOf<Name extends string>(text: string, columns: ListColumns<Name>): Found<Name> | undefined {
  const bare = bareHead(text)
  if (bare === '') return undefined
  const found = (Object.entries(columns) as [Name, ListColumn][]).flatMap(([name, { title, others }]) => {
    const at = [title, ...others].findIndex((words) => (typeof words === 'string' ? words === bare : words.test(bare)))
    return at < 0 ? [] : [{ name, rank: at, exact: typeof [title, ...others][at] === 'string' }]
  })
  // a word of the list comes before a pattern
  return found.toSorted((a, b) => Number(b.exact) - Number(a.exact) || a.rank - b.rank)[0]
}

/** Where each column stands, for each entry of a line. */
function blocksOf<Name extends string>(
  fields: readonly (Found<Name> | undefined)[],
  columns: ListColumns<Name>,
  key: Name,
): readonly ReadonlyMap<Name, number>[] {
  const names = Object.keys(columns) as Name[]
  const place = (name: Name, from: number, to = fields.length): number | undefined =>
    fields
      .flatMap((field, index) => (field?.name === name && index >= from && index < to ? [{ ...field, index }] : []))
      .toSorted((a, b) => a.rank - b.rank)[0]?.index
  const keys = fields.flatMap((field, index) => (field?.name === key ? [index] : []))
  const [first = 0] = keys
  // several heads of different words are one entry, unless each has a column of its own behind it
  const sideBySide =
    keys.length > 1 &&
    (keys.every((at) => fields[at]?.rank === fields[first]?.rank) ||
      names.some((name) => name !== key && keys.every((at, entry) => place(name, at, keys[entry + 1]) !== undefined)))
  if (!sideBySide) {
    const all = names.map((name) => [name, place(name, 0)] as const)
    return [new Map(all.flatMap(([name, at]) => (at === undefined ? [] : [[name, at] as const])))]
  }
  return keys.map((from, index) => {
    const own = names.map((name) => [name, place(name, from, keys[index + 1]) ?? place(name, 0, first)] as const)
    return new Map(own.flatMap(([name, at]) => (at === undefined ? [] : [[name, at] as const])))
  })
}

function lineOf<Name extends string>(
  texts: readonly string[],
  row: number,
  places: ReadonlyMap<Name, number>,
  columns: ListColumns<Name>,
): ListRow<Name> {
  const troubles: string[] = []
  const lines: Partial<Record<Name, readonly string[]>> = {}
  const cells = {} as Record<Name, string>
  const written = {} as Record<Name, string>
  for (const name of Object.keys(columns) as Name[]) {
    const at = places.get(name) ?? -1
    const text = texts[at] ?? ''
    const trouble = listTrouble(text, columns[name].most)
    if (trouble !== null) troubles.push(`${columnLetters(at)}${row}“${columns[name].title}”：${trouble}`)
    cells[name] = trouble === null ? oneLine(text) : ''
    written[name] = trouble === null ? text : ''
    if (trouble === null && text.includes('\n')) lines[name] = text.split('\n').map(oneLine).filter(Boolean)
  }
  const said = [...new Set(texts.map(oneLine).filter(Boolean))]
  const across = said.length === 1 && texts.filter((text) => text !== '').length > 1
  return { row, cells, written, lines, troubles, texts: said, across }
}

/** Half-width, on one line, without what cannot be seen. */
export const oneLine = (text: string): string =>
  text
    // ① is a number of a list, and no digit of what follows
    .replace(/[①-⑳]/gu, (mark) => `${mark.normalize('NFKC')}、`)
    .normalize('NFKC')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .trim()

const serial: ReadonlySet<string> = new Set(['序号', '编号', '排序', '序', '行号', 'No', 'NO'])

/** `A` of 0, `AA` of 26. */
const columnLetters = (index: number): string =>
  index < 0 ? '' : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
