import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Segmented, Select, Skeleton, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { BurdenWarning } from '../../parts/burden-warning.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { LateTag } from '../../parts/late-tag.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { periodWords } from '../../words/reporting.ts'
import { taskNumber } from '../../words/task-number.ts'
import { tellMany } from './tell-many.ts'
import { filterWaiting, marks, markWords, readWaitingFilter } from './waiting-filter.ts'

const words = {
  head: {
    does: '审签并报送',
    act: 'send',
    back: 'return-by-head',
    done: '已报送',
    empty: '承办人员提交的填报会列在这里，审签后报送督查室。',
  },
  supervisor: {
    does: '通过',
    act: 'accept',
    back: 'return',
    done: '已通过',
    empty: '各单位报送的填报会列在这里，逐项或批量审核。',
  },
} as const

/** Reports that wait for the head or the supervisor: what each says at a glance, one or many on or back. */
export function WaitingPanel({ of }: { readonly of: 'head' | 'supervisor' }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [returning, setReturning] = useState<readonly WaitingReport[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [address, setAddress] = useSearchParams()
  const waiting = useQuery({
    queryKey: [place.code, 'waiting', of],
    queryFn: () => place.ask('GET /progress/waiting', { query: { for: of } }),
  })
  if (waiting.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(waiting)) return <ErrorState error={waiting.error} again={() => waiting.refetch()} />
  const all = waiting.data.reports
  const filter = readWaitingFilter(address)
  const reports = filterWaiting(all, filter)
  const picked = reports.filter(({ report }) => chosen.includes(report.progressId))
  const { does, act, back, done, empty } = words[of]

  const move = async (
    name: BodyOf<'POST /progress/acts'>['act'],
    moved: readonly WaitingReport[],
    said: string,
    reason?: string,
  ) => {
    setBusy(true)
    try {
      const items = moved.map(({ report: { progressId, revision } }) => ({ progressId, revision }))
      const body = { act: name, items, reason }
      const { outcomes } = await place.ask('POST /progress/acts', { body })
      tellMany({ message, modal }, outcomes, said, (id) => {
        const row = reports.find(({ report }) => report.progressId === id)
        return row ? `第 ${taskNumber(row)} 项` : ''
      })
      setChosen([])
      setReturning(null)
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  const columns: TableColumnsType<WaitingReport> = [
    { title: '序号', width: 64, className: 'numbers', render: (_, row) => taskNumber(row) },
    {
      title: '任务与进展',
      render: (_, row) => (
        <>
          <Link to={`/${place.code}/progress/${row.report.taskId}/${row.period.periodId}`}>{row.wording}</Link>
          <div className="waiting-words">
            {row.report.correctionReason && <strong>更正（{row.report.correctionReason}）：</strong>}
            {row.report.situation}
          </div>
          {row.report.problems && <div className="soft">问题：{row.report.problems}</div>}
          {row.report.coordination && <div className="state-yellow">▲ 需协调：{row.report.coordination}</div>}
          <div className="soft">
            {row.unit} · {periodWords(row.period)}
            {row.evidence > 0 && ` · 材料 ${row.evidence} 份`}
            {row.confirmed > 0 && ` · 配合单位确认 ${row.confirmed}`}
            {row.objected > 0 && <span className="state-red"> · ■ 配合单位有不同意见</span>}
          </div>
        </>
      ),
    },
    {
      title: '进度',
      width: 130,
      className: 'numbers',
      render: (_, { report, percentBefore }) => (
        <>
          {report.percent === null ? '—' : `${report.percent}%`}
          {report.unchanged && <span className="soft"> 无变化</span>}
          {percentBefore !== null && !report.unchanged && <div className="soft">上期 {percentBefore}%</div>}
        </>
      ),
    },
    { title: '时效', width: 110, render: (_, row) => <LateTag daysLate={row.daysLate} dueOn={row.period.dueOn} /> },
    {
      title: '办理',
      width: 170,
      render: (_, row) => (
        <div className="row-acts">
          <Button size="small" type="primary" onClick={() => void move(act, [row], done)}>
            {does}
          </Button>
          <Button size="small" onClick={() => setReturning([row])}>
            退回
          </Button>
        </div>
      ),
    },
  ]
  if (all.length === 0) return <EmptyState title="没有等待办理的填报">{empty}</EmptyState>
  const narrow = (name: 'unit' | 'only', value: string | null) => {
    const next = new URLSearchParams(address)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setAddress(next, { replace: true })
  }
  const units = [...Map.groupBy(all, ({ unit }) => unit)].sort((a, b) => b[1].length - a[1].length)
  return (
    <>
      <div className="list-tools">
        {units.length > 1 && (
          <Select<string>
            allowClear
            showSearch={{ optionFilterProp: 'value' }}
            aria-label="单位"
            placeholder="单位"
            style={{ width: 200 }}
            {...(filter.unit === null ? {} : { value: filter.unit })}
            onChange={(unit) => narrow('unit', unit ?? null)}
            options={units.map(([unit, own]) => ({ value: unit, label: `${unit} ${own.length}` }))}
          />
        )}
        <Segmented
          value={filter.mark ?? ''}
          onChange={(mark) => narrow('only', mark === '' ? null : mark)}
          options={[
            { value: '', label: '全部' },
            ...marks.map((mark) => ({
              value: mark,
              label: `${markWords[mark]} ${filterWaiting(all, { unit: filter.unit, mark }).length}`,
            })),
          ]}
        />
      </div>
      <div className="list-tools">
        <span className="soft">
          {picked.length > 0 ? `已选 ${picked.length} 项` : `共 ${reports.length} 项，勾选后可批量办理`}
        </span>
        <Button
          type="primary"
          disabled={picked.length === 0}
          loading={busy}
          onClick={() => void move(act, picked, done)}
        >
          批量{does}
          {picked.length > 0 && ` ${picked.length}`}
        </Button>
        <Button disabled={picked.length === 0} onClick={() => setReturning(picked)}>
          批量退回
        </Button>
      </div>
      <Table<WaitingReport>
        size="small"
        rowKey={({ report }) => report.progressId}
        dataSource={[...reports]}
        columns={columns}
        pagination={reports.length > 100 ? { pageSize: 100 } : false}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
        locale={{ emptyText: '没有符合条件的填报。' }}
        className="stacking"
      />
      {returning && (
        <ReasonModal
          title={`退回 ${returning.length} 项填报`}
          does="退回"
          placeholder="写明哪里不对、应怎样修改"
          onDone={(reason) => move(back, returning, '已退回', reason)}
          onCancel={() => setReturning(null)}
        >
          <p>填报会回到单位，填写的内容都在；退回理由单位看得到。</p>
          {of === 'supervisor' && (
            <BurdenWarning next="question" taskIds={returning.map(({ report }) => report.taskId)} />
          )}
        </ReasonModal>
      )}
    </>
  )
}
