import type { MyTask, MyTasks } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { periodWords } from '../../words/reporting.ts'
import './progress.css'

interface UnitActsProps {
  readonly task: MyTask
  /** The running period. */
  readonly period: MyTasks['period']
  readonly small?: boolean
  readonly onSign: () => void
  readonly onRefuse: () => void
  readonly onUnchanged: () => void
}

/** What a unit may do on one of its tasks: 签收, 退签, the form by the name of what waits there, 本期无变化. */
export function UnitActs({ task, period, small = false, onSign, onRefuse, onUnchanged }: UnitActsProps) {
  const place = useWorkplace()
  const size = small ? 'small' : 'middle'
  return (
    <>
      {task.answer === null && (
        <>
          <Button size={size} type="primary" onClick={onSign}>
            签收
          </Button>
          <Button size={size} onClick={onRefuse}>
            退签
          </Button>
        </>
      )}
      {period && (task.report || task.mayReport) && (
        <Link to={`/${place.code}/progress/${task.taskId}/${(task.missed ?? period).periodId}`}>{formWords(task)}</Link>
      )}
      {mayStill(task) && (
        <Button size={size} onClick={onUnchanged}>
          本期无变化
        </Button>
      )}
    </>
  )
}

/** Whether one click may say that nothing changed. */
export const mayStill = ({ mayReport, report, reportedBefore }: MyTask): boolean =>
  mayReport && reportedBefore && (report === null || (report.state === 'draft' && report.unchanged))

function formWords(task: MyTask): string {
  if (!task.accountable) return task.confirmation === null ? '确认' : '查看'
  const state = task.report?.state
  if (state === undefined) return task.missed ? `补填${periodWords(task.missed)}` : '填报'
  if (state === 'draft') return '继续填写'
  if (state === 'returned') return '修改'
  return state === 'sent-to-head' && task.maySend ? '审签' : '查看'
}
