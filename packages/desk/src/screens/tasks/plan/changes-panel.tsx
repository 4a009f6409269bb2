import type { TaskDetail, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../application/session.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { dayWords } from '../../../words/reporting.ts'
import type { Tasks } from '../use-tasks.ts'

type Field = 'wording' | 'due' | 'requirement'

const fieldWords = { wording: '任务内容', due: '完成时限', requirement: '目标要求', disclosure: '公开属性' } as const
const stateWords = { proposed: '待批准', approved: '已批准', refused: '未同意', withdrawn: '已撤回' } as const

interface ChangesPanelProps {
  readonly tasks: Tasks
  readonly detail: TaskDetail
  readonly row: TaskRow | undefined
  /** A day that was typed elsewhere and is to be proposed here. */
  readonly wantedDue: string | null
}

/** 变更: departures from what was adopted, proposed by one person and decided by another. */
export function ChangesPanel({ tasks, detail, row, wantedDue }: ChangesPanelProps) {
  const place = useWorkplace()
  const proposes = place.has('supervisor', 'unit-head')
  const [proposing, setProposing] = useState(proposes && wantedDue !== null)
  return (
    <section>
      <h2>变更</h2>
      {detail.changes.length === 0 && (
        <p className="soft">没有变更。任务内容、时限、目标要求与原文不同时，在这里提出，由他人批准后生效。</p>
      )}
      {detail.changes.map((change) => (
        <div key={change.changeId} className="tasks-change">
          <div>
            <b>{fieldWords[change.field]}</b> {stateWords[change.state]}
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
          {change.state === 'proposed' && place.has('supervisor', 'leader') && (
            <Decide tasks={tasks} taskId={detail.taskId} changeId={change.changeId} />
          )}
        </div>
      ))}
      {proposing ? (
        <Propose tasks={tasks} detail={detail} row={row} wantedDue={wantedDue} onDone={() => setProposing(false)} />
      ) : (
        proposes && (
          <div className="tasks-plan-actions">
            <Button size="small" onClick={() => setProposing(true)}>
              提出变更…
            </Button>
          </div>
        )
      )}
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

function Propose({ tasks, detail, row, wantedDue, onDone }: ChangesPanelProps & { readonly onDone: () => void }) {
  const standing = (field: Field) =>
    field === 'wording' ? detail.wording : field === 'due' ? (row?.dueOn ?? '') : (row?.requirement ?? '')
  const [field, setField] = useState<Field>(wantedDue === null ? 'wording' : 'due')
  const [after, setAfter] = useState(wantedDue || standing(field))
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Error | null>(null)
  const send = async () => {
    const said = await tasks.act((ask) =>
      ask('POST /tasks/:taskId/changes', {
        path: { taskId: detail.taskId },
        body: { field, after, reason, revision: detail.revision },
      }),
    )
    if (said) setProblem(said)
    else onDone()
  }
  return (
    <div className="tasks-change">
      <div className="tasks-plan-actions">
        <Select<Field>
          size="small"
          aria-label="变更的栏目"
          style={{ width: 110 }}
          value={field}
          onChange={(next) => {
            setField(next)
            setAfter(standing(next))
          }}
          options={(['wording', 'due', 'requirement'] as const).map((value) => ({ value, label: fieldWords[value] }))}
        />
        {field === 'due' && (
          <DayField
            size="small"
            label="改为"
            day={after === '' ? null : after}
            onChange={(next) => setAfter(next ?? '')}
          />
        )}
      </div>
      {field !== 'due' && (
        <Input.TextArea
          aria-label="改为"
          rows={2}
          maxLength={1000}
          value={after}
          onChange={(event) => setAfter(event.target.value)}
          style={{ marginTop: 8 }}
        />
      )}
      <Input
        aria-label="变更理由"
        autoFocus={wantedDue !== null}
        placeholder="理由（必填）"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        style={{ marginTop: 8 }}
      />
      <div className="tasks-plan-actions">
        <Button
          size="small"
          type="primary"
          disabled={reason.trim() === '' || after === standing(field)}
          onClick={() => void send()}
        >
          提出
        </Button>
        <Button size="small" onClick={onDone}>
          取消
        </Button>
      </div>
      {problem && <Alert type="error" role="alert" title={problem.message} />}
    </div>
  )
}
