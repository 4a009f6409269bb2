import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { GivenLightTag } from '../../parts/given-light-tag.tsx'
import { LazyBlock } from '../../parts/lazy-block.tsx'
import { taskNumber } from '../../words/task-number.ts'
import { progressWords, statusWords } from '../../words/tasks.ts'
import { sourceOf } from './grid/task-columns.ts'
import { isLate, type TaskLine } from './task-filter.ts'
import type { TaskNames } from './task-names.ts'

const together = 20

/** The table as a phone shows it: to be read, one task under another. */
export function TaskCards({
  lines,
  names,
  today,
}: {
  readonly lines: readonly TaskLine[]
  readonly names: TaskNames
  readonly today: string
}) {
  const blocks = Array.from({ length: Math.ceil(lines.length / together) }, (_, index) =>
    lines.slice(index * together, (index + 1) * together),
  )
  return (
    <div className="tasks-cards">
      {blocks.map((block, index) => {
        const [head] = block
        const key = head?.kind === 'task' ? head.row.taskId : head?.key
        return (
          <LazyBlock key={key} height={block.length * 120} wanted={index === 0}>
            {() =>
              block.map((line) =>
                line.kind === 'group' ? (
                  <h2 key={line.key}>
                    {line.title} <span className="soft">{line.count} 项</span>
                  </h2>
                ) : (
                  <Card key={line.row.taskId} row={line.row} names={names} today={today} />
                ),
              )
            }
          </LazyBlock>
        )
      })}
    </div>
  )
}

function Card({ row, names, today }: { readonly row: TaskRow; readonly names: TaskNames; readonly today: string }) {
  const place = useWorkplace()
  const [lead, ...others] = row.leadIds.map(names.unit)
  return (
    <article className="tasks-card">
      <h3>
        <span className="numbers">{taskNumber(row)}</span>
        {row.emphasised && <span className="tasks-star">★</span>}{' '}
        <Link to={`/${place.code}/tasks/${row.taskId}`}>{row.wording}</Link>
      </h3>
      <p>
        {row.light ? <GivenLightTag given={row.light} /> : <span className="soft">{statusWords[row.status]}</span>}
        {row.percent !== null && <span> 进度 {Number(row.percent)}%</span>}
        {row.report && <span className="soft"> 本期{progressWords[row.report]}</span>}
      </p>
      {row.source && <p className="soft">{sourceOf(row)}</p>}
      <p className="soft">
        {lead ?? '未定牵头单位'}
        {others.length > 0 && `、${others.join('、')}`}
        {row.officer && ` · ${row.officer.name}`}
        {row.leader && ` · ${row.leader.name}牵头`}
        {row.dueOn && (
          <span className={isLate(row, today) ? 'state-red' : ''}>
            {' '}
            · {row.dueOn}
            {isLate(row, today) && ' 已过'}
          </span>
        )}
      </p>
    </article>
  )
}
