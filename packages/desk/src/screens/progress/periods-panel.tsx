import type { PeriodStanding } from '@luoshi/server/desk/reporting/period-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useAskedYear } from '../../parts/year-switch.tsx'
import { momentWords } from '../../words/reporting.ts'
import { closingWords, periodName, stateWords } from './closing-words.ts'
import { MoveDueDay } from './move-due-day.tsx'
import { countWords, type PeriodCount, PeriodRows } from './period-rows.tsx'

/** 填报期: what is missing in each, the rows behind each number, closing and reopening it, and moving its due day. */
export function PeriodsPanel() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const standing = useQuery({
    queryKey: [place.code, 'periods', 'standing'],
    queryFn: () => place.ask('GET /periods/standing'),
  })
  const close = useMutation<unknown, Problem, PeriodStanding>({
    mutationFn: ({ periodId }) => place.ask('POST /periods/:periodId/close', { path: { periodId } }),
    onSuccess: (_, period) => message.success(`${periodName(period)}填报期已关闭。`),
    // somebody else may have closed it: the list shows how it stands now
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
  const reopen = useMutation<unknown, Problem, { readonly period: PeriodStanding; readonly reason: string }>({
    mutationFn: ({ period: { periodId }, reason }) =>
      place.ask('POST /periods/:periodId/reopen', { path: { periodId }, body: { reason } }),
    onSuccess: (_, { period }) => {
      message.success(`${periodName(period)}填报期已重新开启。`)
      setReopening(null)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
  const asked = useAskedYear()
  const [rows, setRows] = useState<{ readonly period: PeriodStanding; readonly of: PeriodCount } | null>(null)
  const [moving, setMoving] = useState<PeriodStanding | null>(null)
  const [reopening, setReopening] = useState<PeriodStanding | null>(null)
  if (standing.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(standing)) return <ErrorState error={standing.error} again={() => standing.refetch()} />
  const { today } = standing.data
  const periods = standing.data.periods.filter(({ year }) => asked === undefined || year === asked)
  if (periods.length === 0)
    return (
      <EmptyState title={asked === undefined ? '还没有填报期' : `${asked}年度没有填报期`}>
        报告入库后，填报期按填报规则自动开启，列在这里。
      </EmptyState>
    )
  const ask = (period: PeriodStanding) =>
    modal.confirm({
      title: `关闭${periodName(period)}填报期？`,
      content: closingWords(period, today).map((line) => <p key={line}>{line}</p>),
      okText: '关闭填报期',
      okButtonProps: { danger: true },
      cancelText: '取消',
      // what cannot be undone is not what Enter does
      focusable: { autoFocusButton: 'cancel' },
      // a refusal stands above the table in its own words
      onOk: () => close.mutateAsync(period).catch(() => undefined),
    })
  const columns: TableColumnsType<PeriodStanding> = [
    { title: '填报期', render: (_, period) => periodName(period) },
    {
      title: '截止日',
      render: (_, { dueOn, moved }) => (
        <>
          <span className="numbers">{dueOn}</span>
          {moved && (
            <div className="soft period-why">
              原 {moved.from}，{moved.reason}
            </div>
          )}
        </>
      ),
    },
    {
      title: '状态',
      render: (_, period) => (
        <>
          {stateWords(period, today)}
          {period.closedAt && <span className="soft"> {momentWords(period.closedAt)}</span>}
          {period.reopened && (
            <div className="soft period-why">
              {momentWords(period.reopened.at)} 重新开启：{period.reopened.reason}
            </div>
          )}
        </>
      ),
    },
    ...(['tasks', 'unreported', 'waiting'] as const).map((of) => ({
      title: countWords[of],
      align: 'right' as const,
      render: (_: unknown, period: PeriodStanding) => (
        <button
          type="button"
          className="count"
          aria-label={`${periodName(period)}${countWords[of]} ${period[of]} 项`}
          disabled={period[of] === 0}
          onClick={() => setRows({ period, of })}
        >
          {period[of]}
        </button>
      ),
    })),
    {
      title: '办理',
      render: (_, period) => (
        <div className="row-acts">
          {period.closed ? (
            <Button size="small" onClick={() => setReopening(period)}>
              重新开启…
            </Button>
          ) : (
            <>
              <Button size="small" onClick={() => setMoving(period)}>
                调整截止日…
              </Button>
              <Button size="small" loading={close.isPending} onClick={() => ask(period)}>
                关闭…
              </Button>
            </>
          )}
        </div>
      ),
    },
  ]
  return (
    <>
      <p className="soft">应报、未报只计目前在办、且在截止日前下达的任务。</p>
      <Trouble error={close.error} />
      <Table
        rowKey="periodId"
        size="small"
        columns={columns}
        dataSource={[...periods]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {rows && <PeriodRows {...rows} onClose={() => setRows(null)} />}
      {moving && <MoveDueDay period={moving} onClose={() => setMoving(null)} />}
      {reopening && (
        <ReasonModal
          title={`重新开启${periodName(reopening)}填报期`}
          does="重新开启"
          placeholder="为什么要重新开启，如：三个乡镇受灾，补报当月进展"
          onCancel={() => setReopening(null)}
          onDone={(reason) => reopen.mutateAsync({ period: reopening, reason }).catch(() => undefined)}
        >
          <p>开启后，各单位可以直接填报、修改这一期，不必更正；办完后请再关闭。理由记入台账。</p>
          <Trouble error={reopen.error} />
        </ReasonModal>
      )}
    </>
  )
}
