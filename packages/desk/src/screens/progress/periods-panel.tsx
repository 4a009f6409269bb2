import type { PeriodStanding } from '@luoshi/server/desk/reporting/period-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Table, type TableColumnsType } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords } from '../../words/reporting.ts'
import { closingWords, periodName, stateWords } from './closing-words.ts'

/** 填报期: what is missing in each, and closing it. */
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
  if (standing.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(standing)) return <ErrorState error={standing.error} again={() => standing.refetch()} />
  const { periods, today } = standing.data
  if (periods.length === 0)
    return <EmptyState title="还没有填报期">报告入库后，填报期按填报规则自动开启，列在这里。</EmptyState>
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
    { title: '截止日', className: 'numbers', render: (_, { dueOn }) => dueOn },
    {
      title: '状态',
      render: (_, period) => (
        <>
          {stateWords(period, today)}
          {period.closedAt && <span className="soft"> {momentWords(period.closedAt)}</span>}
        </>
      ),
    },
    { title: '应报', className: 'numbers', align: 'right', render: (_, { tasks }) => tasks },
    { title: '未报', className: 'numbers', align: 'right', render: (_, { unreported }) => unreported },
    { title: '待审核', className: 'numbers', align: 'right', render: (_, { waiting }) => waiting },
    {
      title: '办理',
      render: (_, period) =>
        period.closed ? null : (
          <Button size="small" loading={close.isPending} onClick={() => ask(period)}>
            关闭
          </Button>
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
    </>
  )
}
