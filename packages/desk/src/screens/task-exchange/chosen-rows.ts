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

/** The rows of an import that are chosen. */
export interface Choice {
  /** Rows as the spreadsheet counts them. */
  readonly picked: readonly number[]
  /** Commitments of new rows that somebody has chosen. */
  readonly parents: ReadonlyMap<number, string>
  /** Whether other words of a task are proposed as a change. */
  readonly wordings: boolean
}

/** What is sent for the rows chosen, and how many new ones still lack their commitment. */
export function chosenRows(
  rows: readonly PreviewRow[],
  { picked, parents, wordings }: Choice,
): { readonly rows: BodyOf<'POST /tasks/imports/:importId/apply'>['rows']; readonly without: number } {
  const wanted = new Set(picked)
  const chosen = rows.flatMap((row) => {
    if (!wanted.has(row.row) || !takenRow(row)) return []
    const commitmentId = parents.get(row.row) ?? row.commitmentId
    const fields = row.changes.map(({ field }) => field).filter((field) => wordings || field !== 'wording')
    // a row whose words alone differ has nothing left
    if (fields.length === 0 && row.state !== 'new') return []
    return [{ row: row.row, fields, ...(row.state === 'new' && commitmentId ? { commitmentId } : {}) }]
  })
  const without = rows.filter(
    ({ row, state, commitmentId }) => state === 'new' && wanted.has(row) && !(parents.get(row) ?? commitmentId),
  ).length
  return { rows: chosen, without }
}
