import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { changeStateWords, changeWords, dayWords } from '../../../words/reporting.ts'
import type { Tasks } from '../use-tasks.ts'

interface ChangesPanelProps {
  readonly tasks: Tasks
  readonly detail: TaskDetail
}

/** 变更: departures from what was adopted, proposed by one person and decided by another. */
export function ChangesPanel({ tasks, detail }: ChangesPanelProps) {
  return (
    <section>
      <h2>变更</h2>
      {detail.changes.length === 0 && (
        <p className="soft">
          没有变更。任务内容、时限、目标要求要与原文不同，按上面的“申请调整”提出，由他人批准后生效。
        </p>
      )}
      {detail.changes.map((change) => (
        <div key={change.changeId} className="tasks-change">
          <div>
            <b>{changeWords[change.field]}</b> {changeStateWords[change.state]}
            <span className="soft">
              {' '}
              {change.proposedBy} {dayWords(change.proposedAt)} 提出
              {change.decidedBy && change.decidedAt && ` · ${change.decidedBy} ${dayWords(change.decidedAt)}`}
            </span>
          </div>
          <p>
            <span className="soft">原：</span>
            {change.before || '（空）'}
          </p>
          <p>
            <span className="soft">改：</span>
            {change.after || '（空）'}
          </p>
          <p className="soft">
            理由：{change.reason}
            {change.decisionReason && `；批复：${change.decisionReason}`}
          </p>
          {change.mayDecide && <Decide tasks={tasks} taskId={detail.taskId} changeId={change.changeId} />}
        </div>
      ))}
    </section>
  )
}

function Decide({
  tasks,
  taskId,
  changeId,
}: {
  readonly tasks: Tasks
  readonly taskId: string
  readonly changeId: string
}) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Error | null>(null)
  const decide = async (approve: boolean) =>
    setProblem(
      await tasks.act((ask) =>
        ask('POST /tasks/:taskId/changes/:changeId/decision', {
          path: { taskId, changeId },
          body: { approve, reason: reason.trim() || null },
        }),
      ),
    )
  return (
    <>
      <div className="tasks-plan-actions">
        <Input
          size="small"
          aria-label="批复意见"
          placeholder="意见（不同意时必填）"
          maxLength={500}
          style={{ width: 240 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button size="small" type="primary" onClick={() => void decide(true)}>
          批准
        </Button>
        <Button size="small" onClick={() => void decide(false)}>
          不同意
        </Button>
      </div>
      {problem && <Alert type="error" role="alert" title={problem.message} />}
    </>
  )
}
