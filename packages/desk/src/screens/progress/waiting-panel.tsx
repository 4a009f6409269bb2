import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton, Table } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { BurdenWarning } from '../../parts/burden-warning.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { tellMany } from '../../parts/tell-many.ts'
import { useReportWithdrawal } from '../../parts/use-report-withdrawal.tsx'
import { taskWords } from '../../words/task-number.ts'
import { BesideReport } from './beside-report.tsx'
import { useWaitingKeys } from './use-waiting-keys.ts'
import { formAddress, waitingColumns } from './waiting-columns.tsx'
import { filterWaiting, marks, readWaitingFilter } from './waiting-filter.ts'
import { type Command, placeAmong } from './waiting-keys.ts'
import { WaitingActs, WaitingFilters } from './waiting-tools.tsx'

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

const pageSize = 100

/** Reports that wait for the head or the supervisor: what each says at a glance, one or many on or back, by keyboard too. */
export function WaitingPanel({ of }: { readonly of: 'head' | 'supervisor' }) {
  const place = useWorkplace()
  const waiting = useQuery({
    queryKey: [place.code, 'waiting', of],
    queryFn: () => place.ask('GET /progress/waiting', { query: { for: of } }),
  })
  // outlives the list: after the last one what was done is still taken back from here
  const withdrawal = useReportWithdrawal()
  if (waiting.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(waiting)) return <ErrorState error={waiting.error} again={() => waiting.refetch()} />
  if (waiting.data.reports.length === 0)
    return (
      <>
        <EmptyState title="没有等待办理的填报">{words[of].empty}</EmptyState>
        {withdrawal.button}
      </>
    )
  return <WaitingList of={of} all={waiting.data.reports} withdrawal={withdrawal} />
}

interface WaitingListProps {
  readonly of: 'head' | 'supervisor'
  readonly all: readonly WaitingReport[]
  readonly withdrawal: ReturnType<typeof useReportWithdrawal>
}

function WaitingList({ of, all, withdrawal }: WaitingListProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { message, modal } = App.useApp()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [returning, setReturning] = useState<readonly WaitingReport[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [address, setAddress] = useSearchParams()
  const [was, setWas] = usePlace(`${place.code} ${of}`)
  const filter = readWaitingFilter(address)
  const reports = filterWaiting(all, filter)
  const picked = reports.filter(({ report }) => chosen.includes(report.progressId))
  const at = placeAmong(
    reports.map(({ report }) => report.progressId),
    was,
  )
  const current = reports[at]
  const { does, act, back, done } = words[of]

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
      const nameOf = (id: string) => {
        const row = reports.find(({ report }) => report.progressId === id)
        return row ? taskWords(row) : ''
      }
      tellMany({ message, modal }, outcomes, said, nameOf)
      withdrawal.remember(said, outcomes, nameOf)
      setChosen([])
      setReturning(null)
    } catch (error) {
      message.error(wordsOf(error))
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  const goTo = (row: number) => {
    const report = reports[row]?.report
    if (report) setWas({ at: report.progressId, row })
  }
  const narrow = (name: 'unit' | 'only' | 'order', value: string | null) => {
    const next = new URLSearchParams(address)
    if (value === null) next.delete(name)
    else next.set(name, value)
    setWas({ at: null, row: 0 })
    setAddress(next, { replace: true })
  }
  const run = (command: Command) => {
    const subjects = picked.length > 0 ? picked : current ? [current] : []
    if (!current || busy) return
    const { progressId } = current.report
    switch (command) {
      case 'next':
        return goTo(Math.min(at + 1, reports.length - 1))
      case 'previous':
        return goTo(Math.max(at - 1, 0))
      case 'accept':
        goTo(at)
        return void move(act, subjects, done)
      case 'return':
        goTo(at)
        return setReturning(subjects)
      case 'check':
        return setChosen(
          chosen.includes(progressId) ? chosen.filter((one) => one !== progressId) : [...chosen, progressId],
        )
      case 'open':
        goTo(at)
        return void navigate(formAddress(place.code, current))
    }
  }
  useWaitingKeys(returning === null, run, (index) => {
    const mark = [null, ...marks][index]
    if (mark !== undefined) narrow('only', mark)
  })
  useInView(current?.report.progressId)
  return (
    <>
      <WaitingFilters all={all} filter={filter} onNarrow={narrow} />
      <WaitingActs ticked={picked.length} shown={reports.length} does={does} busy={busy} run={run} />
      {withdrawal.button}
      <Table<WaitingReport>
        size="small"
        rowKey={({ report }) => report.progressId}
        dataSource={[...reports]}
        columns={waitingColumns({
          does,
          code: place.code,
          onOpen: (row) => goTo(reports.indexOf(row)),
          onDone: (row) => void move(act, [row], done),
          onReturn: (row) => setReturning([row]),
        })}
        pagination={
          reports.length > pageSize && {
            pageSize,
            showSizeChanger: false,
            current: Math.floor(Math.max(at, 0) / pageSize) + 1,
            onChange: (page) => goTo((page - 1) * pageSize),
          }
        }
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': '全选' }),
        }}
        rowClassName={(row) => (row === current ? 'waiting-current' : '')}
        onRow={(row) => ({
          ...(row === current ? { 'aria-current': true } : {}),
          onClick: () => row !== current && goTo(reports.indexOf(row)),
        })}
        expandable={{
          expandedRowKeys: current ? [current.report.progressId] : [],
          expandedRowRender: (row) => <BesideReport waiting={row} />,
          showExpandColumn: false,
        }}
        locale={{ emptyText: '没有符合条件的填报。' }}
        className="stacking waiting"
      />
      {returning && (
        <ReasonModal
          title={`退回 ${returning.length} 项填报`}
          does="退回"
          placeholder="写明哪里不对、应怎样修改"
          onDone={(reason) => move(back, returning, '已退回', reason)}
          onCancel={() => setReturning(null)}
        >
          <p>
            填报会回到单位，填写的内容都在；退回理由单位看得到。30 分钟内、单位修改之前可以撤回；已发出的邮件收不回。
          </p>
          {of === 'supervisor' && (
            <BurdenWarning next="question" taskIds={returning.map(({ report }) => report.taskId)} />
          )}
        </ReasonModal>
      )}
    </>
  )
}

/** Where the reviewer is in a list. */
interface Place {
  readonly at: string | null
  readonly row: number
}

// a list is left for a form and come back to, so that its place outlives it; a page loaded again begins at the top
const places = new Map<string, Place>()

function usePlace(list: string): readonly [Place, (place: Place) => void] {
  const [was, setWas] = useState<Place>(places.get(list) ?? { at: null, row: 0 })
  return [
    was,
    (place) => {
      places.set(list, place)
      setWas(place)
    },
  ]
}

/** Keeps the row the reviewer is at on the screen. */
function useInView(progressId: string | undefined) {
  useEffect(() => {
    if (progressId === undefined) return
    document.querySelector(`[data-row-key="${progressId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [progressId])
}
