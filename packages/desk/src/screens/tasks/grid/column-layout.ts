import { columnNamed, type TaskColumn, type TaskColumnKey, usualColumns } from './task-columns.ts'

/** The columns that are shown, in their order, and the widths in pixels that somebody gave them by hand. */
export interface ColumnLayout {
  readonly keys: readonly TaskColumnKey[]
  readonly widths: ReadonlyMap<TaskColumnKey, number>
}

/** Columns that stay first and cannot be hidden: what names a row. */
export const steadyColumns: readonly TaskColumnKey[] = ['number', 'wording']

/** The least and the greatest width of a column, in pixels. */
const narrowest = 48
const widest = 900

/** The columns as they are shown unless somebody chooses otherwise. */
export const usualLayout: ColumnLayout = { keys: usualColumns, widths: new Map() }

/** Where the browser stores how the columns are arranged. */
export const layoutKey = 'luoshi.tasks.columns'

/** The layout that this browser keeps; the usual one where it keeps none. */
export const storedLayout = (): ColumnLayout => readLayout(localStorage.getItem(layoutKey))

/** The layout that `number,wording:420,leads` names; the usual one where it names no columns of the table. */
export function readLayout(words: string | null | undefined): ColumnLayout {
  const widths = new Map<TaskColumnKey, number>()
  const keys: TaskColumnKey[] = []
  for (const one of (words ?? '').split(',')) {
    const [name = '', width] = one.split(':')
    const column = columnNamed(name)
    if (!column || keys.includes(column.key)) continue
    keys.push(column.key)
    if (Number(width) > 0) widths.set(column.key, heldWidth(Number(width)))
  }
  const rest = keys.filter((key) => !steadyColumns.includes(key))
  return rest.length === 0 ? usualLayout : { keys: [...steadyColumns, ...rest], widths }
}

/** What {@link readLayout} reads. */
export const writeLayout = ({ keys, widths }: ColumnLayout): string =>
  keys.map((key) => (widths.has(key) ? `${key}:${widths.get(key)}` : key)).join(',')

const heldWidth = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

/** A layout with a column at another place among those shown, counted from 0; those that stay first stay. */
export function movedColumn(layout: ColumnLayout, key: TaskColumnKey, place: number): ColumnLayout {
  if (steadyColumns.includes(key) || !layout.keys.includes(key)) return layout
  const others = layout.keys.filter((one) => one !== key)
  const at = Math.min(others.length, Math.max(steadyColumns.length, place))
  return { ...layout, keys: [...others.slice(0, at), key, ...others.slice(at)] }
}

/** A layout with a width for a column, within what can be read and seen; null gives the column its own width back. */
export function widenedColumn(layout: ColumnLayout, key: TaskColumnKey, width: number | null): ColumnLayout {
  const widths = new Map(layout.widths)
  if (width === null) widths.delete(key)
  else widths.set(key, heldWidth(width))
  return { ...layout, widths }
}

/** A layout with a column shown, behind those that are, or hidden; it keeps its width until it is shown again. */
export function toggledColumn(layout: ColumnLayout, key: TaskColumnKey): ColumnLayout {
  if (!layout.keys.includes(key)) return { ...layout, keys: [...layout.keys, key] }
  // a table of its first two columns alone says nothing of a task
  if (steadyColumns.includes(key) || layout.keys.length <= steadyColumns.length + 1) return layout
  return { ...layout, keys: layout.keys.filter((one) => one !== key) }
}

/**
 * The columns of a layout with the widths they are drawn in. Where `room` pixels are more than they need, columns of
 * long words that have no width of somebody's own share what is left.
 */
export function drawnColumns(layout: ColumnLayout, room: number): readonly TaskColumn[] {
  const columns = layout.keys.flatMap((key) => {
    const column = columnNamed(key)
    return column ? [{ ...column, width: layout.widths.get(key) ?? column.width }] : []
  })
  const spare = room - columns.reduce((sum, { width }) => sum + width, 0)
  const growing = columns.filter(({ key, wraps }) => wraps && !layout.widths.has(key))
  const base = growing.reduce((sum, { width }) => sum + width, 0)
  if (spare <= 0 || base === 0) return columns
  return columns.map((column) =>
    growing.includes(column) ? { ...column, width: column.width + Math.floor((spare * column.width) / base) } : column,
  )
}
