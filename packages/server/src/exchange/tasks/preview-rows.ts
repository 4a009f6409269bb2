import { taskNumber } from '../../domain/task-number.ts'
import { type OutsideSource, outsideSources } from '../../domain/vocabulary.ts'
import type { TaskChoices } from '../../queries/tasks/task-choices.ts'
import { markTrouble } from '../list-trouble.ts'
import { cellTrouble } from './cell-error.ts'
import { matchRows, type RowMatch } from './match-rows.ts'
import { findersOf } from './names-in-cell.ts'
import { type RowChange, rowChanges } from './row-changes.ts'
import type { BodyRow } from './sheet-body.ts'
import { titleOf } from './sheet-columns.ts'
import { rowWords, type SheetSource, sourceWords } from './task-sheet.ts'

/** What a row of a file would do. */
export interface PreviewRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly state: RowState
  readonly taskId: string | null
  /** Of the task as the preview saw it. */
  readonly revision: number | null
  /** 序号 of the task; of a row that stands under none, what the file says. */
  readonly number: string
  readonly wording: string
  readonly group: string | null
  readonly changes: readonly RowChange[]
  /** What of it cannot be read, and is left as it is. */
  readonly troubles: readonly string[]
  /** Why it cannot be matched. */
  readonly reason: string | null
  /** Of a new row: the commitment it seems to be a part of. */
  readonly commitmentId: string | null
  /** Of a new row that says it stands in no report: where it was given. */
  readonly outside?: { readonly sourceKind: OutsideSource; readonly source: string }
  /** Empty cells that are read as the one above, each by its column and what it is read as. */
  readonly filled?: readonly { readonly title: string; readonly text: string }[]
}

/** What a row of the table would do to the record. */
export type RowState = 'unchanged' | 'changed' | 'new' | 'unmatched' | 'conflict'

/** What each row of a file would do to the record. */
export function previewRows(rows: readonly BodyRow[], source: SheetSource, choices: TaskChoices): PreviewRow[] {
  const { table, texts, place } = source
  const finders = findersOf(choices, place.name)
  const inWords = rowWords(source)
  const others = rows.map(({ cells }) => {
    const year = yearIn(cells.year)
    return year === null || year === table.year ? null : year
  })
  // a row of another year takes no task from one of this year
  const ofYear = rows.map((row, index) => (others[index] == null ? row : { ...row, cells: {} }))
  const matches = matchRows(ofYear, table.rows)
  return rows.map((row, index) => {
    const match: RowMatch = matches[index] ?? { kind: 'new', commitmentId: null }
    const filled = row.filled?.map((field) => ({ title: titleOf(field), text: row.cells[field] ?? '' }))
    const plain = { row: row.row, group: row.group, reason: null, commitmentId: null, ...(filled ? { filled } : {}) }
    const said = row.cells.wording || row.cells.adopted || ''
    const otherYear = others[index] ?? null
    if (otherYear !== null)
      return {
        ...{ ...plain, state: 'unmatched', taskId: null, revision: null, changes: [], troubles: [] },
        ...{ number: row.cells.number ?? '', wording: said },
        reason: `这一行的年度是 ${otherYear} 年，正在导入的是 ${table.year} 年的任务表；请先切换到 ${otherYear} 年，或改正年度`,
      }
    if (match.kind === 'task') {
      const { task } = match
      const words = inWords(task)
      const known = { task, words, adoptedDue: texts.get(task.taskId)?.adoptedDue ?? null }
      const { changes, troubles } = rowChanges(row, known, finders, table.year)
      return {
        ...plain,
        state: stateOf(changes, troubles),
        taskId: task.taskId,
        revision: task.revision,
        number: taskNumber(task),
        wording: task.wording,
        changes,
        troubles,
        reason: changes.length === 0 && troubles.length > 0 ? troubles.join('；') : null,
      }
    }
    const none = { ...plain, taskId: null, revision: null, number: row.cells.number ?? '', wording: said }
    if (match.kind === 'unclear')
      return { ...none, state: 'unmatched', changes: [], troubles: [], reason: match.reason }
    const unreadable = cellTrouble(said) ?? markTrouble(said)
    if (said === '' || said.length > 1000 || unreadable !== null)
      return {
        ...none,
        state: 'unmatched',
        changes: [],
        troubles: [],
        reason:
          unreadable ?? (said === '' ? '没有任务内容；如与上一行是同一项任务，请并成一行' : '任务内容最多 1000 字'),
      }
    const outside = outsideNamed([row.cells.adopted, row.cells.remark])
    return {
      ...none,
      state: 'new',
      commitmentId: outside ? null : match.commitmentId,
      ...(outside ? { outside } : {}),
      ...rowChanges(row, null, finders, table.year),
    }
  })
}

/** The year that a cell names; null where it names none. */
const yearIn = (text = ''): number | null => {
  const [, year] = /^(\d{4})年?(?:度)?$/.exec(text.normalize('NFKC').trim()) ?? []
  return year === undefined ? null : Number(year)
}

/** Where a cell says that a task was given outside the report, in the words in which such tasks go out. */
function outsideNamed(cells: readonly (string | undefined)[]): PreviewRow['outside'] {
  for (const cell of cells) {
    const [, kind, source] = /^非报告任务[（(]([^：:]+)[：:](.+)[）)]$/.exec(cell?.trim() ?? '') ?? []
    const sourceKind = outsideSources.find((one) => sourceWords[one] === kind?.trim())
    if (sourceKind && source) return { sourceKind, source: source.trim().slice(0, 200) }
  }
  return undefined
}

function stateOf(changes: readonly RowChange[], troubles: readonly string[]): RowState {
  if (changes.some(({ conflict }) => conflict)) return 'conflict'
  if (changes.length > 0) return 'changed'
  return troubles.length > 0 ? 'unmatched' : 'unchanged'
}
