import type { UrgedTask, UrgedUnit } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { owesWords, periodWords } from '../../words/reporting.ts'
import { taskNumber } from '../../words/task-number.ts'

/** 催报单: what each unit owes, with whom to call; printed, a unit a block. */
export function UrgePanel() {
  const place = useWorkplace()
  const urges = useQuery({ queryKey: [place.code, 'urges'], queryFn: () => place.ask('GET /urges') })
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  // on paper everything stands open
  useEffect(() => {
    const all = () => setOpen(new Set((urges.data?.units ?? []).map(({ unitId }) => unitId)))
    window.addEventListener('beforeprint', all)
    return () => window.removeEventListener('beforeprint', all)
  }, [urges.data])
  if (urges.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(urges)) return <ErrorState error={urges.error} again={() => urges.refetch()} />
  const { units, period, today } = urges.data
  if (units.length === 0)
    return (
      <EmptyState title="没有需要催报的单位">本期应报的都已报送；有未签收、未填报的，会按单位列在这里。</EmptyState>
    )
  const owed = units.flatMap(({ tasks }) => tasks)
  const unsigned = owed.filter(({ owes }) => owes === 'signature').length
  const print = () => {
    setOpen(new Set(units.map(({ unitId }) => unitId)))
    // printed once everything has been drawn open
    setTimeout(() => window.print(), 100)
  }
  return (
    <div className="urges">
      <div className="list-tools">
        <p>
          截至 {today}，{units.length} 个单位尚未报送 {owed.length - unsigned} 项
          {unsigned > 0 && `、尚未签收 ${unsigned} 项`}
          {period && `（${period.year}年${periodWords(period)}填报，${period.dueOn} 截止）`}
        </p>
        <Button href={place.address('GET /urges.docx')}>下载催报通知（Word）</Button>
        <Button onClick={print}>打印催报单</Button>
      </div>
      <h2 className="print-only">
        {place.name}
        {period && `${period.year}年${periodWords(period)}`}进展填报催报单
      </h2>
      {units.map((unit) => (
        <Unit
          key={unit.unitId}
          unit={unit}
          open={open.has(unit.unitId)}
          onToggle={(opened) =>
            setOpen((all) => new Set(opened ? [...all, unit.unitId] : [...all].filter((id) => id !== unit.unitId)))
          }
        />
      ))}
    </div>
  )
}

interface UnitProps {
  readonly unit: UrgedUnit
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
}

function Unit({ unit, open, onToggle }: UnitProps) {
  const place = useWorkplace()
  const late = unit.tasks.filter(({ daysLate }) => daysLate > 0).length
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <strong>{unit.unit}</strong> <span className="numbers">{unit.tasks.length} 项</span>
        {late > 0 && <span className="state state-red"> ■ 逾期 {late} 项</span>}
        <span className="soft">
          {' '}
          {unit.people
            .map(
              ({ name, role, phone }) =>
                `${name}（${role === 'unit-head' ? '第一责任人' : '承办'}${phone ? `，${phone}` : ''}）`,
            )
            .join('、') || '还没有登记责任人'}
        </span>
      </summary>
      <table className="urge-table">
        <thead>
          <tr>
            <th>序号</th>
            <th>任务内容</th>
            <th>情况</th>
            <th>时效</th>
          </tr>
        </thead>
        <tbody>
          {unit.tasks.map((task) => (
            <tr key={task.taskId}>
              <td className="numbers">{taskNumber(task)}</td>
              <td>
                <Link to={`/${place.code}/tasks/${task.taskId}`}>{task.wording}</Link>
              </td>
              <td>
                {owesWords[task.owes]}
                {task.missedBefore && <span className="state-red">，上期也未报</span>}
              </td>
              <td>{lateWords(task)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const lateWords = ({ daysLate }: UrgedTask) => (daysLate > 0 ? `逾期 ${daysLate} 天` : '未到期')
