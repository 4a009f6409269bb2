import { lightShares } from '../../domain/judging/light-shares.ts'
import { lightNames, type ShownLight, shownLights } from '../../domain/judging/shown-light.ts'
import type { Overview, OverviewTask } from '../../queries/judging/overview.ts'
import type { CommitmentTable, TableCell } from '../publication/commitment-table.ts'

/**
 * The lights of a period as a sheet: the whole, then a row an area, then a row an accountable unit, as the screen counts
 * them; how the red and yellow ones went through the year stands in a column a period.
 */
export function overviewTable(
  { year, periods, areas, units, tasks, cutOff }: Overview,
  month: number,
  place: string,
): CommitmentTable {
  const period = periods.findIndex((one) => one.month === month)
  const row = (kind: string, name: string, of: readonly OverviewTask[]): TableCell[] => [
    kind,
    name,
    of.length,
    ...shownLights.map((light) => countOf(of, period, light)),
    `${lightShares(of.map(({ shown }) => shown[period] ?? 'unreported')).blue.toFixed(1)}%`,
    ...periods.map((_, index) => `■${countOf(of, index, 'red')} ▲${countOf(of, index, 'yellow')}`),
  ]
  const grouped = (
    kind: string,
    all: readonly { readonly id: string; readonly name: string }[],
    other: string,
    of: Key,
  ) => {
    const known = new Set(all.map(({ id }) => id))
    return [
      ...all.map(({ id, name }) =>
        row(
          kind,
          name,
          tasks.filter((task) => of(task) === id),
        ),
      ),
      row(
        kind,
        other,
        tasks.filter((task) => !known.has(of(task) ?? '')),
      ),
    ].filter(([, , count]) => count !== 0)
  }
  return {
    title: `${place}${year}年政府工作报告任务亮灯情况（${month}月）`,
    origin: `数据截至${cutOff}。各月一栏：■ 严重滞后，▲ 滞后，未按期填报的不计在内。“尚无填报”不表示未完成。`,
    sheet: '亮灯情况',
    columns: [
      { name: '分类', width: 10 },
      { name: '名称', width: 28 },
      { name: '任务', width: 7 },
      ...shownLights.map((light) => ({ name: lightNames[light], width: 10 })),
      { name: '完成率', width: 9 },
      ...periods.map((one) => ({ name: `${one.month}月`, width: 10 })),
    ],
    rows: [
      row('合计', place, tasks),
      ...grouped(
        '重点领域',
        areas.map(({ areaId, ordinal, name }) => ({ id: areaId, name: `${ordinal} ${name}` })),
        '预期目标及其他',
        ({ areaId }) => areaId,
      ),
      ...grouped(
        '牵头单位',
        units.map(({ unitId, shortName }) => ({ id: unitId, name: shortName })),
        '未明确牵头单位',
        ({ leadId }) => leadId,
      ),
    ],
  }
}

type Key = (task: OverviewTask) => string | null

const countOf = (tasks: readonly OverviewTask[], period: number, light: ShownLight): number =>
  tasks.filter(({ shown }) => (shown[period] ?? 'unreported') === light).length
