import type { CarriedYear } from '@luoshi/server/desk/judging/carried-routes.ts'
import type { OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { Count, type Open } from '../overview/count.tsx'
import { countsOf, lightOrder } from '../overview/counts.ts'
import { MonthTable } from '../overview/month-table.tsx'
import { Sentence } from '../overview/sentence.tsx'
import { Turned } from '../overview/turned.tsx'

const LightsChart = lazy(async () => ({ default: (await import('../overview/lights-chart.tsx')).LightsChart }))

interface CarriedLightsProps {
  readonly data: CarriedYear
  readonly period: number
  /** Tasks past their limit. */
  readonly late: readonly OverviewTask[]
  readonly open: Open
}

/** The lights of a unit or leader through the year, what is late and what turned, counted as the overview counts. */
export function CarriedLights({ data, period, late, open }: CarriedLightsProps) {
  const columns = useMemo(
    () => data.periods.map(({ month }, index) => ({ name: `${month}月`, counts: countsOf(data.tasks, index) })),
    [data],
  )
  const newest = data.periods.length - 1
  const month = data.periods[newest]?.month
  const owing = data.tasks.filter(({ owes }) => owes)
  return (
    <>
      <Sentence data={data} period={period} open={open} />
      <p>
        已过完成时限 <Count tasks={late} title="已过完成时限" open={open} /> 项
        {month !== undefined && (
          <>
            ，{month}月尚未报送 <Count tasks={owing} title={`${month}月尚未报送`} open={open} period={newest} /> 项
          </>
        )}
        {data.carrier.kind === 'unit' && (
          <>
            ，另有共同牵头和配合的 <Count tasks={data.beside} title="共同牵头和配合" open={open} />{' '}
            项（不计入上面的亮灯）
          </>
        )}
        。
      </p>
      {columns.length > 0 && (
        <div className="overview-charts">
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 260 }} />}>
            <LightsChart columns={columns} lights={[...lightOrder].reverse()} label="各月亮灯数，数字见月份表" />
          </Suspense>
          <div className="wide">
            <MonthTable data={data} columns={columns} period={period} open={open} />
          </div>
        </div>
      )}
      <Turned data={data} period={period} open={open} />
    </>
  )
}
