import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { YearSwitch } from '../../parts/year-switch.tsx'
import { CalendarLink } from './calendar-link.tsx'
import { HeldPanel } from './held-panel.tsx'
import { MyTasksPanel } from './my-tasks-panel.tsx'
import { PeriodsPanel } from './periods-panel.tsx'
import { UrgePanel } from './urge-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'
import './progress.css'

/** Which tab a link of the workbench means; the rest choose within one. */
const tabOf: Readonly<Record<string, string>> = {
  'to-check': 'to-check',
  'to-judge': 'to-judge',
  'not-reported': 'not-reported',
  periods: 'periods',
  held: 'held',
}

/** Tabs that are switched to another year, and what they show while none is chosen. */
const yearly: Readonly<Record<string, '当前年度' | '全部年度'>> = {
  'to-check': '全部年度',
  'to-judge': '全部年度',
  'not-reported': '当前年度',
  periods: '全部年度',
}

/** 进展填报: of a unit's people their tasks, of a head what waits to be checked, of the supervisor what is to be judged and urged, and the periods. */
export function ProgressScreen() {
  const place = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const show = search.get('show') ?? ''
  const tabs: { key: string; label: string; children: ReactNode }[] = []
  if (place.has('unit-officer', 'unit-head'))
    tabs.push({ key: 'mine', label: '我的任务', children: <MyTasksPanel show={tabOf[show] ? '' : show} /> })
  if (place.has('unit-head')) tabs.push({ key: 'to-check', label: '待审签', children: <WaitingPanel of="head" /> })
  if (place.has('supervisor'))
    tabs.push({ key: 'to-judge', label: '待审核', children: <WaitingPanel of="supervisor" /> })
  if (place.has('supervisor', 'leader')) tabs.push({ key: 'not-reported', label: '催报单', children: <UrgePanel /> })
  if (place.has('supervisor')) tabs.push({ key: 'periods', label: '填报期', children: <PeriodsPanel /> })
  if (place.has('supervisor', 'security-administrator'))
    tabs.push({ key: 'held', label: '隔离的材料', children: <HeldPanel /> })
  const active = tabs.find(({ key }) => key === (tabOf[show] ?? 'mine'))?.key ?? tabs[0]?.key
  return (
    <div className="progress">
      <PageHeader
        title="进展填报"
        actions={
          <>
            {active !== undefined && yearly[active] && <YearSwitch unset={yearly[active]} />}
            <Link to={`/${place.code}/indicators`}>指标数据</Link> <CalendarLink />
          </>
        }
      />
      {tabs.length === 0 || active === undefined ? (
        <EmptyState title="您没有填报事项">承办人员、第一责任人和督查员在这里填报、审签和审核。</EmptyState>
      ) : (
        <Tabs
          items={tabs}
          activeKey={active}
          destroyOnHidden
          onChange={(key) => {
            const year = search.get('year')
            setSearch({ ...(key === 'mine' ? {} : { show: key }), ...(year === null ? {} : { year }) })
          }}
        />
      )}
    </div>
  )
}
