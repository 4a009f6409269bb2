import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Drawer } from 'antd'
import { Link } from 'react-router'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { taskNumber } from '../../words/task-number.ts'
import { groundIn, leadWords, lightIn } from './counts.ts'

/** The rows behind a number. */
export interface Rows {
  readonly title: string
  readonly tasks: readonly OverviewTask[]
  readonly period: number
}

/** The tasks a number counts, with where each stands. */
export function RowsDrawer({
  rows,
  data,
  code,
  unitName,
  close,
}: {
  readonly rows: Rows
  readonly data: Pick<Overview, 'grounds'>
  readonly code: string
  readonly unitName: (id: string | null) => string
  readonly close: () => void
}) {
  const ids = rows.tasks.map(({ taskId }) => taskId)
  return (
    <Drawer open size={640} title={`${rows.title} · ${rows.tasks.length} 项`} onClose={close}>
      {ids.length > 0 && ids.length <= 80 && (
        <p>
          <Link to={`/${code}/tasks?ids=${ids.join(',')}`}>在任务表中打开</Link>
        </p>
      )}
      <ol className="overview-rows">
        {rows.tasks.map((task) => (
          <li key={task.taskId}>
            <Link to={`/${code}/tasks/${task.taskId}`}>
              <span className="numbers">{taskNumber(task)}</span> {task.wording}
            </Link>
            <div className="soft">
              <UnitLink unitId={task.leadId} name={leadWords(task, unitName)} /> ·{' '}
              <LightTag light={lightIn(task, rows.period)} words={groundIn(data, task, rows.period)} />
              {task.corrected.includes(rows.period) && ' · 已更正'}
            </div>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
