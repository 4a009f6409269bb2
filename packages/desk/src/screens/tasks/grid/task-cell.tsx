import type { LeadSuggestion, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { GivenLightTag } from '../../../parts/given-light-tag.tsx'
import { commitmentNumber, numberWords, taskWords } from '../../../words/task-number.ts'
import { isLate } from '../task-filter.ts'
import type { TaskNames } from '../task-names.ts'
import { sourceOf, type TaskColumn } from './task-columns.ts'

/** A cell; `today` decides what is shown as late. */
interface TaskCellProps {
  readonly column: TaskColumn
  readonly row: TaskRow
  readonly names: TaskNames
  readonly today: string
  /** The likeliest lead unit of a task that has none. */
  readonly suggestion: LeadSuggestion | undefined
}

/** What stands in a cell. */
export function TaskCell({ column, row, names, today, suggestion }: TaskCellProps) {
  const text = column.text(row, names)
  switch (column.key) {
    case 'number':
      return (
        <>
          {text}
          {row.emphasised && (
            <span className="tasks-star" title="重点任务">
              ★
            </span>
          )}
        </>
      )
    case 'wording':
      return (
        <>
          <button type="button" className="tasks-open" tabIndex={-1} data-open={row.taskId}>
            {text}
          </button>
          {row.source && <span className="tasks-mark soft">{sourceOf(row)}</span>}
          {row.changes > 0 ? (
            <span className="tasks-mark">有变更待批</span>
          ) : (
            row.wording !== row.adopted && <span className="tasks-mark soft">{differs(row)}</span>
          )}
        </>
      )
    case 'leads':
      if (row.leadIds.length > 1)
        return (
          <>
            <b>{names.unit(row.leadIds[0] ?? '')}</b>、{row.leadIds.slice(1).map(names.unit).join('、')}
          </>
        )
      if (row.leadIds.length === 0 && suggestion)
        return (
          <button
            type="button"
            className="tasks-suggestion"
            tabIndex={-1}
            data-take={suggestion.unitId}
            title={`建议（${suggestion.reason}）${suggestion.weak ? '，把握不大，请核实' : ''}：点击采纳，或按 Alt+Enter`}
          >
            {suggestion.weak ? '? 或为' : '建议'} {names.unit(suggestion.unitId)}
            <span className="soft">{suggestion.reason}</span>
          </button>
        )
      return text
    case 'due':
      return isLate(row, today) ? <span className="state-red">{text} 已过</span> : text
    case 'light':
      return row.light === null ? <span className="soft">—</span> : <GivenLightTag given={row.light} />
    case 'report':
      return row.report === null && row.members === null ? <span className="soft">尚无填报</span> : text
    default:
      return text
  }
}

/** A part of a split says only a piece of the adopted words; other words are an approved change. */
function differs(row: TaskRow): string {
  const bare = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '')
  return bare(row.adopted).includes(bare(row.wording))
    ? `${numberWords(commitmentNumber(row.number))}拆分`
    : '与原文不同（已批准）'
}

/** What a screen reader hears of a row before its cells. */
export const rowLabel = (row: TaskRow): string => taskWords(row)
