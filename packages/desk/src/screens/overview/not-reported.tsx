import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { dueWords } from '../../words/reporting.ts'
import { Count, type Open } from './count.tsx'

/** Who has not reported in the newest period, those with most first. */
export function NotReported({
  data,
  unitName,
  open,
}: {
  readonly data: Overview
  readonly unitName: (id: string | null) => string
  readonly open: Open
}) {
  const newest = data.periods.at(-1)
  if (!newest) return null
  const owing = data.tasks.filter(({ owes }) => owes)
  const reports = owing.flatMap((task) =>
    (task.owedBy.length > 0 ? task.owedBy : [null]).map((unitId) => ({ unitId, task })),
  )
  const byUnit = [...Map.groupBy(reports, ({ unitId }) => unitId)].sort((a, b) => b[1].length - a[1].length)
  return (
    <section>
      <h2>
        {newest.month}月尚未报送{' '}
        <Count
          tasks={owing}
          count={reports.length}
          title={`${newest.month}月尚未报送`}
          open={open}
          period={data.periods.length - 1}
        />
      </h2>
      <p className="soft">{dueWords(newest)}。按填报单位：</p>
      {byUnit.length === 0 ? (
        <p>都已报送。</p>
      ) : (
        <ul className="overview-units">
          {byUnit.map(([id, theirs]) => (
            <li key={id ?? ''}>
              <UnitLink unitId={id} name={unitName(id)} />{' '}
              <Count
                tasks={theirs.map(({ task }) => task)}
                title={`${unitName(id)} 尚未报送`}
                open={open}
                period={data.periods.length - 1}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
