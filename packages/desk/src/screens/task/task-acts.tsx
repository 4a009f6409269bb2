import type { MyTask, TaskFacts, WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { BurdenWarning } from '../../parts/burden-warning.tsx'
import { daysLate, LateTag } from '../../parts/late-tag.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useUrge } from '../../parts/use-urge.ts'
import { mayWithdraw, owesWords, periodWords, urgedWords } from '../../words/reporting.ts'
import { RefuseModal } from '../progress/refuse-modal.tsx'
import { UnitActs } from '../progress/unit-acts.tsx'
import { ClosingActs } from './closing-acts.tsx'
import { planAddress } from './plan-address.ts'
import { ProposeChange } from './propose-change.tsx'
import { useTaskActs } from './use-task-acts.ts'

interface TaskActsProps {
  readonly task: TaskFacts
  /** A day to be proposed for it; the dialog of a change is open with it then. */
  readonly wantedDue?: string | null
}

/** Every act the person may do on a task, where the task is shown; nothing where there is none. */
export function TaskActs({ task, wantedDue = null }: TaskActsProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const acts = useTaskActs(task.taskId)
  const urge = useUrge()
  const [refusing, setRefusing] = useState<MyTask | null>(null)
  const [returning, setReturning] = useState<WaitingReport | null>(null)
  const [proposing, setProposing] = useState(wantedDue !== null)
  const does = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act()
      message.success(done)
      return true
    } catch (error) {
      message.error(wordsOf(error), 6)
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  if (acts.error && !acts.data) return <Trouble error={acts.error} />
  if (!acts.data) return null
  const { mine, toJudge, mayPropose, mayUrge, owed, urged, period, today } = acts.data
  const judge = (act: 'accept' | 'return', { report }: WaitingReport, reason?: string) =>
    place.ask('POST /progress/acts', {
      body: { act, items: [{ progressId: report.progressId, revision: report.revision }], reason },
    })
  return (
    <div className="task-acts">
      {mine.map((one) => (
        <div key={one.unitId} className="row-acts">
          {mine.length > 1 && <span className="soft">{one.unit}</span>}
          <UnitActs
            task={one}
            period={period}
            onSign={() =>
              void does(
                () => place.ask('POST /signings', { body: { items: [{ taskId: one.taskId, unitId: one.unitId }] } }),
                '已签收。',
              )
            }
            onRefuse={() => setRefusing(one)}
            onUnchanged={() =>
              void does(
                () =>
                  place.ask('POST /progress/unchanged', {
                    body: { periodId: period?.periodId ?? '', taskIds: [one.taskId] },
                  }),
                '已报“本期无变化”。',
              )
            }
          />
          {one.answer === null && <LateTag dueOn={one.signBy} daysLate={daysLate(one.signBy, today)} />}
        </div>
      ))}
      {toJudge.map((waiting) => (
        <div key={waiting.report.progressId} className="row-acts">
          <span>
            {task.members.length > 0 && waiting.unit}
            {periodWords(waiting.period)}填报待审核
          </span>
          <Button type="primary" onClick={() => void does(() => judge('accept', waiting), '已通过。')}>
            通过
          </Button>
          <Button onClick={() => setReturning(waiting)}>退回</Button>
          <LateTag dueOn={null} daysLate={waiting.daysLate} />
        </div>
      ))}
      <div className="row-acts">
        {place.has('supervisor') && task.status === 'refused' && (
          <Link to={planAddress(place.code, task.taskId, task.year)}>重新下达…</Link>
        )}
        {owed && (
          <span>
            {owesWords[owed.owes]} <LateTag dueOn={null} daysLate={owed.daysLate} />
          </span>
        )}
        {owed && mayUrge && (
          <Button loading={urge.isPending} onClick={() => urge.mutate({ taskIds: [task.taskId] })}>
            催报
          </Button>
        )}
        {urged && <span className="soft">{urgedWords(urged)}</span>}
        {urged && place.has('supervisor') && mayWithdraw(urged) && (
          <Button type="link" size="small" onClick={() => void urge.takeBack([urged.urgeId], urged.mailed)}>
            撤回催报{urged.taskIds.length > 1 && `（共 ${urged.taskIds.length} 项）`}
          </Button>
        )}
        <ClosingActs taskId={task.taskId} />
        {mayPropose && <Button onClick={() => setProposing(true)}>申请调整…</Button>}
      </div>
      {refusing && (
        <RefuseModal
          task={refusing}
          onClose={async (done) => {
            setRefusing(null)
            if (done) await queries.invalidateQueries({ queryKey: [place.code] })
          }}
        />
      )}
      {returning && (
        <ReasonModal
          title={`退回${periodWords(returning.period)}填报`}
          does="退回"
          placeholder="写明哪里不对、应怎样修改"
          onCancel={() => setReturning(null)}
          onDone={async (reason) => {
            if (await does(() => judge('return', returning, reason), '已退回。')) setReturning(null)
          }}
        >
          <p>填报会回到单位，填写的内容都在；退回理由单位看得到。</p>
          <BurdenWarning next="question" taskIds={[task.taskId]} />
        </ReasonModal>
      )}
      {proposing && mayPropose && (
        <ProposeChange task={task} wantedDue={wantedDue} onClose={() => setProposing(false)} />
      )}
    </div>
  )
}
