import type { PreviewRow, RowState } from '@luoshi/server/desk/tasks/import-routes.ts'
import type { BodyOf } from '../../application/ask.ts'

/** What the states of a row are called. */
export const stateWords: Readonly<Record<RowState, string>> = {
  changed: '有修改',
  conflict: '有冲突',
  new: '新任务',
  unmatched: '对不上',
  unchanged: '无变化',
}

/** Whether a row can be chosen. */
export const takenRow = ({ state }: PreviewRow): boolean => state !== 'unmatched' && state !== 'unchanged'

/** Where a task outside the report was given. */
export type NewSource = NonNullable<PreviewRow['outside']>

/** What stands for no commitment in the choice of one. */
export const outsideReport = 'outside'

/** What a new row is to be: the id of a commitment, {@link outsideReport}, or null while nobody has said so. */
export const parentOf = (row: PreviewRow, parents: ReadonlyMap<number, string>): string | null =>
  parents.get(row.row) ?? (row.outside ? outsideReport : row.commitmentId)

/** The rows of an import that are chosen. */
export interface Choice {
  /** Rows as the spreadsheet counts them. */
  readonly picked: readonly number[]
  /** Commitments of new rows that somebody has chosen. */
  readonly parents: ReadonlyMap<number, string>
  /** Of new rows that stand in no report: where each was given. */
  readonly sources: ReadonlyMap<number, NewSource>
  /** Whether other words of a task are proposed as a change. */
  readonly wordings: boolean
}

/** What is sent for the rows chosen, and how many new ones still lack their commitment. */
export function chosenRows(
  rows: readonly PreviewRow[],
  { picked, parents, sources, wordings }: Choice,
): { readonly rows: BodyOf<'POST /tasks/imports/:importId/apply'>['rows']; readonly without: number } {
  const wanted = new Set(picked)
  const chosen = rows.flatMap((row) => {
    if (!wanted.has(row.row) || !takenRow(row)) return []
    const parent = parentOf(row, parents)
    const outside = parent === outsideReport ? (sources.get(row.row) ?? row.outside) : undefined
    const fields = row.changes.map(({ field }) => field).filter((field) => wordings || field !== 'wording')
    // a row whose words alone differ has nothing left
    if (fields.length === 0 && row.state !== 'new') return []
    return [
      {
        row: row.row,
        fields,
        ...(row.state !== 'new' ? {} : outside ? { outside } : parent ? { commitmentId: parent } : {}),
      },
    ]
  })
  const lacks = (row: PreviewRow) => {
    const parent = parentOf(row, parents)
    return parent === outsideReport ? !(sources.get(row.row) ?? row.outside)?.source.trim() : parent === null
  }
  const without = rows.filter((row) => row.state === 'new' && wanted.has(row.row) && lacks(row)).length
  return { rows: chosen, without }
}
