import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button, Input } from 'antd'
import { DayField } from '../../../parts/day-field.tsx'
import type { Tasks } from '../use-tasks.ts'
import { PlanActions } from './plan-actions.tsx'
import { usePlanDraft } from './use-plan-draft.ts'

interface Node {
  readonly milestoneId: string | null
  readonly wording: string
  readonly kind: string | null
  readonly dueOn: string
  readonly planPercent: string | null
  readonly metOn: string | null
}

/** 节点: what is to stand by which day. */
export function MilestoneEditor({ tasks, detail }: { readonly tasks: Tasks; readonly detail: TaskDetail }) {
  const draft = usePlanDraft<readonly Node[]>(tasks, detail, detail.milestones)
  const nodes = draft.value
  const set = (at: number, part: Partial<Node>) =>
    draft.change(nodes.map((node, index) => (index === at ? { ...node, ...part } : node)))
  const last = nodes.at(-1)?.dueOn ?? `${detail.year}-12-31`
  const add = () =>
    draft.change([
      ...nodes,
      { milestoneId: null, wording: '', kind: null, dueOn: last, planPercent: null, metOn: null },
    ])
  const read = !tasks.edits
  return (
    <section>
      <h2>节点</h2>
      {nodes.length === 0 ? (
        <p className="soft">没有节点。工程类任务宜列开工、主体完工、竣工、投用等节点。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="tasks-plan-head">
                节点
              </th>
              <th scope="col" className="tasks-plan-head">
                时限
              </th>
              <th scope="col" className="tasks-plan-head">
                完成后进度 %
              </th>
              <th scope="col" className="tasks-plan-head">
                完成日期
              </th>
              {!read && (
                <th scope="col" className="tasks-plan-head">
                  删除
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, index) => (
              <tr key={node.milestoneId ?? index}>
                <td className="tasks-plan-cell">
                  <Input
                    size="small"
                    aria-label={`节点 ${index + 1}`}
                    readOnly={read}
                    maxLength={300}
                    value={node.wording}
                    onChange={(event) => set(index, { wording: event.target.value })}
                  />
                </td>
                <td className="tasks-plan-cell">
                  <NodeDay
                    label={`节点 ${index + 1} 时限`}
                    day={node.dueOn}
                    read={read}
                    onChange={(dueOn) => set(index, { dueOn })}
                  />
                </td>
                <td className="tasks-plan-cell">
                  <Input
                    size="small"
                    inputMode="decimal"
                    aria-label={`节点 ${index + 1} 进度`}
                    readOnly={read}
                    style={{ width: 72 }}
                    value={node.planPercent ?? ''}
                    onChange={(event) => set(index, { planPercent: event.target.value.trim() || null })}
                  />
                </td>
                <td className="tasks-plan-cell">
                  <NodeDay
                    label={`节点 ${index + 1} 完成日期`}
                    day={node.metOn ?? ''}
                    read={read}
                    onChange={(day) => set(index, { metOn: day || null })}
                  />
                </td>
                {!read && (
                  <td className="tasks-plan-cell">
                    <Button
                      size="small"
                      type="text"
                      aria-label={`删除节点 ${index + 1}`}
                      onClick={() => draft.change(nodes.filter((_, place) => place !== index))}
                    >
                      ✕
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!read && (
        <PlanActions
          {...draft}
          onSave={() =>
            void draft.save((ask, { taskId, revision }) =>
              ask('PUT /tasks/:taskId/milestones', { path: { taskId }, body: { revision, milestones: nodes } }),
            )
          }
          onDrop={draft.drop}
        >
          <Button size="small" onClick={add}>
            增加节点
          </Button>
        </PlanActions>
      )}
    </section>
  )
}

interface NodeDayProps {
  readonly label: string
  /** `2026-12-31`; empty when there is none. */
  readonly day: string
  readonly read: boolean
  readonly onChange: (day: string) => void
}

function NodeDay({ label, day, read, onChange }: NodeDayProps) {
  return (
    <DayField
      size="small"
      label={label}
      disabled={read}
      day={day === '' ? null : day}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}
