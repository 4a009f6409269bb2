import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Button, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { LateTag } from '../../parts/late-tag.tsx'
import { periodWords } from '../../words/reporting.ts'
import { taskNumber } from '../../words/task-number.ts'

/** What the rows of waiting reports lead to. */
interface RowActs {
  /** Words of the act that sends a report on. */
  readonly does: string
  readonly code: string
  readonly onOpen: (row: WaitingReport) => void
  readonly onDone: (row: WaitingReport) => void
  readonly onReturn: (row: WaitingReport) => void
}

/** Where a waiting report is read whole. */
export const formAddress = (code: string, { report, period }: WaitingReport): string =>
  `/${code}/progress/${report.taskId}/${period.periodId}?unit=${report.unitId}`

/** The columns of the list of waiting reports: what each says at a glance and what can be done with it. */
export const waitingColumns = ({ does, code, onOpen, onDone, onReturn }: RowActs): TableColumnsType<WaitingReport> => [
  { title: '序号', width: 64, className: 'numbers', render: (_, row) => taskNumber(row) },
  {
    title: '任务与进展',
    render: (_, row) => (
      <>
        <Link onClick={() => onOpen(row)} to={formAddress(code, row)}>
          {row.wording}
        </Link>
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
  { title: '时效', width: 120, render: (_, row) => <InTime row={row} /> },
  {
    title: '办理',
    width: 170,
    render: (_, row) => (
      <div className="row-acts">
        <Button size="small" type="primary" onClick={() => onDone(row)}>
          {does}
        </Button>
        <Button size="small" onClick={() => onReturn(row)}>
          退回
        </Button>
      </div>
    ),
  },
]

/** Whether the report came in time; of one that is still with the unit's head, until when there is time. */
function InTime({ row }: { readonly row: WaitingReport }) {
  if (row.report.state !== 'sent') return <LateTag daysLate={row.daysLate} dueOn={row.period.dueOn} />
  if (row.daysLate === 0) return <span className="soft">按期报送</span>
  return <span className="state state-red">■ 报送逾期 {row.daysLate} 天</span>
}
