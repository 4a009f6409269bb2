import type { AskKind, BurdenOfMonth, UnitBurdenTold } from '@luoshi/server/desk/burden/burden-routes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { askKinds, askKindWords, limitWords } from '../../words/burden.ts'
import { BurdenRowsDrawer } from './burden-rows.tsx'
import { BurdenSettings } from './burden-settings.tsx'
import './burden.css'

/** Which rows of a unit are open: of a kind, all of them, or what was asked twice. */
interface OpenRows {
  readonly unitId: string
  readonly show: AskKind | 'all' | 'twice'
}

/** 减负: what each unit was asked for in a month, and what was asked twice; people of units see their own. */
export function BurdenScreen() {
  const place = useWorkplace()
  const [params, setParams] = useSearchParams()
  const [thisYear = 0, thisMonth = 1] = place.today.split('-').map(Number)
  const year = Number(params.get('year')) || thisYear
  const month = Number(params.get('month')) || thisMonth
  const [open, setOpen] = useState<OpenRows | null>(null)
  const [setting, setSetting] = useState(false)
  const burden = useQuery({
    queryKey: [place.code, 'burden', year, month],
    queryFn: () => place.ask('GET /burden', { query: { year, month } }),
    placeholderData: (before) => before,
  })
  const go = (to: { readonly year: number; readonly month: number }) =>
    setParams({ year: String(to.year), month: String(to.month) }, { replace: true })
  return (
    <>
      <PageHeader
        title="减负"
        aside={`${year}年${month}月`}
        actions={
          <>
            <Select
              aria-label="年度"
              value={year}
              options={[thisYear, thisYear - 1, thisYear - 2].map((value) => ({ value, label: `${value}年` }))}
              onChange={(value) => go({ year: value, month })}
            />{' '}
            <Select
              aria-label="月份"
              value={month}
              options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))}
              onChange={(value) => go({ year, month: value })}
            />{' '}
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/scores`}>考评</Link>}{' '}
            {place.has('supervisor') && (
              <Button aria-expanded={setting} onClick={() => setSetting(!setting)}>
                设定上限
              </Button>
            )}{' '}
            <SaveBurden year={year} month={month} />
          </>
        }
      />
      {setting && <BurdenSettings />}
      {burden.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(burden) && <ErrorState error={burden.error} again={() => burden.refetch()} />}
      {burden.data && !cannotShow(burden) && <Month burden={burden.data} open={setOpen} />}
      {open && <BurdenRowsDrawer {...open} year={year} month={month} close={() => setOpen(null)} />}
    </>
  )
}

function SaveBurden({ year, month }: { readonly year: number; readonly month: number }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const save = useMutation<void, Problem>({
    mutationFn: async () => saveAnswer(await place.file('GET /burden/table.xlsx', { query: { year, month } })),
    onError: (error) => void message.error(error.message, 8),
  })
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        导出 .xlsx
      </Button>{' '}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}

function Month({ burden, open }: { readonly burden: BurdenOfMonth; readonly open: (rows: OpenRows) => void }) {
  const { units, rules } = burden
  if (units.length === 0)
    return (
      <EmptyState title="这个月没有向单位提出要求">
        到期的填报、退回追问、催报催办、督查单和督查，按单位列在这里。
      </EmptyState>
    )
  const limits = Object.entries(rules).flatMap(([limit, most]) =>
    most === null ? [] : [`${limitWords[limit as keyof typeof limitWords]}每月${most}次`],
  )
  return (
    <>
      <p className="soft">
        {limits.length > 0 ? `督查室设定的上限（每个单位）：${limits.join('，')}。` : '没有设定上限。'}
        到上限时，发出前会提醒，不会阻止。
      </p>
      <div className="burden-scroll">
        <table className="burden-table">
          <thead>
            <tr>
              <th>单位</th>
              {askKinds.map((kind) => (
                <th key={kind}>{askKindWords[kind]}</th>
              ))}
              <th>除填报外</th>
              <th>重复索要</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <Row key={unit.unitId} unit={unit} open={open} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">
        重复索要：同一任务或同一内容在一个月内以两种以上方式（填报、督办、督查）索要；填报和它的催报、退回算一种。
      </p>
    </>
  )
}

function Row({ unit, open }: { readonly unit: UnitBurdenTold; readonly open: (rows: OpenRows) => void }) {
  const { unitId } = unit
  const cell = (count: number, show: OpenRows['show'], words: string) =>
    count === 0 ? (
      <span className="soft">0</span>
    ) : (
      <button
        type="button"
        className="count numbers"
        aria-label={`${unit.unit}${words} ${count}`}
        onClick={() => open({ unitId, show })}
      >
        {count}
      </button>
    )
  return (
    <tr>
      <td>
        <UnitLink unitId={unit.unitId} name={unit.unit} />
        {unit.over.length > 0 && (
          <div className="state state-amber">▲ 超过上限：{unit.over.map((limit) => limitWords[limit]).join('、')}</div>
        )}
      </td>
      {askKinds.map((kind) => (
        <td key={kind} data-label={askKindWords[kind]}>
          {cell(unit.counts[kind], kind, askKindWords[kind])}
        </td>
      ))}
      <td data-label="除填报外">{cell(unit.beside, 'all', '除填报外')}</td>
      <td data-label="重复索要">{cell(unit.twice, 'twice', '重复索要')}</td>
    </tr>
  )
}
