import type { PeriodStanding, PeriodTask } from '@luoshi/server/desk/reporting/period-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { taskNumber } from '../../words/task-number.ts'
import { progressWords } from '../../words/tasks.ts'
import { periodName } from './closing-words.ts'

/** Which count of a period was asked for. */
export type PeriodCount = 'tasks' | 'unreported' | 'waiting'

/** What the counts of a period are called. */
export const countWords: Readonly<Record<PeriodCount, string>> = {
  tasks: '应报',
  unreported: '未报',
  waiting: '待审核',
}

const counted: Readonly<Record<PeriodCount, (task: PeriodTask) => boolean>> = {
  tasks: () => true,
  unreported: ({ unreported }) => unreported,
  waiting: ({ state }) => state === 'sent',
}

interface PeriodRowsProps {
  readonly period: PeriodStanding
  readonly of: PeriodCount
  readonly onClose: () => void
}

/** The tasks that a count of a period counts, by unit, those with most first; each opens its report. */
export function PeriodRows({ period, of, onClose }: PeriodRowsProps) {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'periods', period.periodId, 'tasks'],
    queryFn: () => place.ask('GET /periods/:periodId/tasks', { path: { periodId: period.periodId } }),
  })
  const tasks = list.data?.tasks.filter(counted[of]) ?? []
  const units = [...Map.groupBy(tasks, ({ unit }) => unit ?? '牵头单位未定')].sort((a, b) => b[1].length - a[1].length)
  return (
    <Drawer
      open
      size={640}
      title={`${periodName(period)}${countWords[of]}${list.data ? ` · ${tasks.length} 项` : ''}`}
      onClose={onClose}
    >
      {of === 'tasks' && (
        <p>
          <a
            href={place.address('GET /periods/:periodId/evidence.zip', { path: { periodId: period.periodId } })}
            download
          >
            下载本期全部佐证材料（.zip）
          </a>
        </p>
      )}
      {list.isPending && <Skeleton active />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {units.map(([unit, own]) => (
        <section key={unit} aria-label={unit}>
          <h2 className="period-unit">
            {unit} <span className="soft numbers">{own.length} 项</span>
          </h2>
          <ul className="period-rows">
            {own.map((task) => (
              <li key={task.taskId}>
                <Link to={`/${place.code}/progress/${task.taskId}/${period.periodId}`}>
                  <span className="numbers">{taskNumber(task)}</span> {task.wording}
                </Link>{' '}
                <span className="soft whole">{task.state === null ? '尚无填报' : progressWords[task.state]}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  )
}
