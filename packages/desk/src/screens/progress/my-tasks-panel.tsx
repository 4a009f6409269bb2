import type { ManyOutcomes, MyTask } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Segmented, Skeleton, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { GivenLightTag } from '../../parts/given-light-tag.tsx'
import { daysLate, LateTag } from '../../parts/late-tag.tsx'
import { tellMany } from '../../parts/tell-many.ts'
import { useReportWithdrawal } from '../../parts/use-report-withdrawal.tsx'
import { periodWords } from '../../words/reporting.ts'
import { taskNumber, taskWords } from '../../words/task-number.ts'
import { progressWords } from '../../words/tasks.ts'
import { RefuseModal } from './refuse-modal.tsx'
import { mayStill, UnitActs } from './unit-acts.tsx'

const shows = [
  ['', '全部'],
  ['to-sign', '待签收'],
  ['returned', '被退回'],
  ['to-report', '本期待报'],
  ['to-confirm', '待确认'],
  ['to-check', '待审签'],
] as const

type Show = (typeof shows)[number][0]

const isShown: Readonly<Record<Show, (task: MyTask) => boolean>> = {
  '': () => true,
  'to-sign': (task) => task.answer === null,
  returned: (task) => task.accountable && task.report?.state === 'returned',
  'to-report': (task) => task.reportDue && (task.report === null || task.report.state === 'draft'),
  'to-confirm': (task) => task.confirmation === null,
  'to-check': (task) => task.report?.state === 'sent-to-head' && task.accountable,
}

/** The unit's tasks: sign for them, open the form, and for many at once 签收 and 本期无变化. */
export function MyTasksPanel({ show }: { readonly show: string }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [search, setSearch] = useSearchParams()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [refusing, setRefusing] = useState<MyTask | null>(null)
  const [busy, setBusy] = useState(false)
  const withdrawal = useReportWithdrawal()
  const mine = useQuery({
    queryKey: [place.code, 'my-tasks'],
    queryFn: () => place.ask('GET /my-tasks'),
  })
  if (mine.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(mine)) return <ErrorState error={mine.error} again={() => mine.refetch()} />
  const { tasks, period, today } = mine.data
  const current = shows.find(([key]) => key === show)?.[0] ?? ''
  const own = search.get('mine') === '1'
  const listed = own ? tasks.filter((task) => task.own) : tasks
  const rows = listed.filter(isShown[current])
  const look = (wanted: { readonly show?: string; readonly own?: boolean }) => {
    const [shown, only] = [wanted.show ?? current, wanted.own ?? own]
    setSearch({ ...(shown ? { show: shown } : {}), ...(only ? { mine: '1' } : {}) }, { replace: true })
  }
  const picked = rows.filter((task) => chosen.includes(keyOf(task)))
  const signable = picked.filter((task) => task.answer === null)
  const still = picked.filter(mayStill)

  const many = async (send: () => Promise<ManyOutcomes>, done: string) => {
    setBusy(true)
    try {
      const { outcomes } = await send()
      tellMany({ message, modal }, outcomes, done, nameOf(tasks))
      withdrawal.remember(done, outcomes, nameOf(tasks))
      setChosen([])
    } catch (error) {
      message.error(wordsOf(error))
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  const sign = (signed: readonly MyTask[]) =>
    many(
      () => place.ask('POST /signings', { body: { items: signed.map(({ taskId, unitId }) => ({ taskId, unitId })) } }),
      '已签收',
    )
  // a signature is a receipt: it is not taken back, and many ask first
  const signMany = () =>
    modal.confirm({
      title: `签收 ${signable.length} 项任务？`,
      content: '签收后不能撤回。有不属于本单位的，请取消勾选，另行退签。',
      okText: `签收 ${signable.length} 项`,
      cancelText: '取消',
      onOk: () => sign(signable),
    })
  const unchanged = (said: readonly MyTask[]) =>
    many(
      () =>
        place.ask('POST /progress/unchanged', {
          body: { periodId: period?.periodId ?? '', taskIds: said.map(({ taskId }) => taskId) },
        }),
      '已报“本期无变化”',
    )

  const columns: TableColumnsType<MyTask> = [
    {
      title: '序号',
      width: 64,
      className: 'numbers',
      render: (_, task) => taskNumber(task),
    },
    {
      title: '任务内容',
      render: (_, task) => (
        <>
          <Link to={`/${place.code}/tasks/${task.taskId}`}>{task.wording}</Link>
          <div className="soft">
            {partWords(task)}
            {place.units.length > 1 && ` · ${task.unit}`}
            {task.dueOn && ` · ${task.dueOn} 前完成`}
          </div>
        </>
      ),
    },
    {
      title: '亮灯',
      width: 120,
      responsive: ['lg'],
      render: (_, task) => (
        <GivenLightTag given={task.light && task.lightSaid ? { light: task.light, ...task.lightSaid } : null} />
      ),
    },
    {
      title: period ? `${periodWords(period)}填报` : '填报',
      width: 190,
      render: (_, task) => <ReportCell task={task} today={today} dueOn={period?.dueOn ?? null} />,
    },
    {
      title: '办理',
      width: 210,
      render: (_, task) => (
        <div className="row-acts">
          <UnitActs
            small
            task={task}
            period={period}
            onSign={() => void sign([task])}
            onRefuse={() => setRefusing(task)}
            onUnchanged={() => void unchanged([task])}
          />
        </div>
      ),
    },
  ]
  if (tasks.length === 0)
    return <EmptyState title="还没有任务">督查室下达给本单位的任务会列在这里，先签收，再按期填报。</EmptyState>
  return (
    <>
      <div className="list-tools">
        <Segmented
          value={current}
          onChange={(value) => look({ show: value })}
          options={shows
            .filter(([key]) => key !== 'to-check' || place.has('unit-officer'))
            .map(([value, label]) => ({
              value,
              label: value === '' ? label : `${label} ${listed.filter(isShown[value]).length}`,
            }))}
        />
        {(own || tasks.some((task) => task.own)) && (
          <Checkbox checked={own} onChange={({ target }) => look({ own: target.checked })}>
            只看我负责的 {tasks.filter((task) => task.own && isShown[current](task)).length}
          </Checkbox>
        )}
        {rows.length > 0 && (
          <Checkbox
            className="choose-all"
            checked={picked.length === rows.length}
            indeterminate={picked.length > 0 && picked.length < rows.length}
            onChange={({ target }) => setChosen(target.checked ? rows.map(keyOf) : [])}
          >
            全选 {rows.length} 项
          </Checkbox>
        )}
        <span className="soft">{chosenWords(picked)}</span>
        <Button disabled={signable.length === 0} loading={busy} onClick={signMany}>
          批量签收{signable.length > 0 && ` ${signable.length}`}
        </Button>
        <Button disabled={still.length === 0} loading={busy} onClick={() => void unchanged(still)}>
          批量报“本期无变化”{still.length > 0 && ` ${still.length}`}
        </Button>
      </div>
      <Table<MyTask>
        size="small"
        rowKey={keyOf}
        dataSource={rows}
        columns={columns}
        pagination={rows.length > 100 ? { pageSize: 100 } : false}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': '全选' }),
        }}
        locale={{ emptyText: '这一类没有任务。' }}
        className="stacking"
      />
      {refusing && (
        <RefuseModal
          task={refusing}
          onClose={async (done) => {
            setRefusing(null)
            if (done) await queries.invalidateQueries({ queryKey: [place.code] })
          }}
        />
      )}
    </>
  )
}

/** How many are chosen, and of how many nothing can be done at once, with why. */
function chosenWords(picked: readonly MyTask[]): string {
  if (picked.length === 0) return '勾选后可批量办理'
  const left = picked.filter((task) => task.answer !== null && !mayStill(task)).length
  if (left === 0) return `已选 ${picked.length} 项`
  return `已选 ${picked.length} 项，其中 ${left} 项不能报“本期无变化”（已有草稿或填报，或以前没有报过）`
}

/** A task stands once for each of the person's units. */
const keyOf = (task: MyTask) => `${task.taskId} ${task.unitId}`

const nameOf = (tasks: readonly MyTask[]) => (id: string) => {
  const task = tasks.find(({ taskId }) => taskId === id)
  return task ? taskWords(task) : ''
}

function ReportCell({
  task,
  today,
  dueOn,
}: {
  readonly task: MyTask
  readonly today: string
  readonly dueOn: string | null
}) {
  if (task.answer === null) return <LateTag dueOn={task.signBy} daysLate={daysLate(task.signBy, today)} />
  if (task.answer === 'refused') return <>已退签，待重新下达</>
  if (!task.reportDue && !task.report)
    return <span className="soft">{task.as === 'partner' ? '牵头单位未报' : '本期可不填报'}</span>
  const report = task.report
  const open = report === null || report.state === 'draft' || report.state === 'returned'
  return (
    <>
      {report ? (
        <span className={report.state === 'returned' ? 'state state-red' : 'state'}>
          {report.state === 'returned' ? '■ ' : report.state === 'accepted' ? '✓ ' : ''}
          {progressWords[report.state]}
          {report.percent !== null && <span className="soft numbers"> {report.percent}%</span>}
        </span>
      ) : (
        <span className="state state-unreported">◌ 尚无填报</span>
      )}{' '}
      {open && task.reportDue && (
        <LateTag dueOn={task.missed?.dueOn ?? dueOn} daysLate={daysLate(task.missed?.dueOn ?? dueOn, today)} />
      )}
      {report?.returnReason && <div className="soft">{report.returnReason}</div>}
    </>
  )
}

function partWords({ as, accountable, leadUnit }: MyTask): string {
  if (as === 'lead') return accountable ? '牵头' : '共同牵头'
  if (as === 'member') return `${leadUnit ?? ''} · ${accountable ? '成员' : '成员（另有成员代表填报）'}`
  return `配合 ${leadUnit ?? ''}`
}
