import type { TaskDetail, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, App, Button, Select } from 'antd'
import { useState } from 'react'
import { Form } from '../../../parts/typing/guarded-form.tsx'
import { Modal } from '../../../parts/typing/guarded-modal.tsx'
import { taskWords } from '../../../words/task-number.ts'
import { unitOptions } from '../grid/cell-options.ts'
import type { Tasks } from '../use-tasks.ts'
import { RefusalWords } from './refusal-words.tsx'

interface ReassignDialogProps {
  readonly tasks: Tasks
  readonly row: TaskRow
  readonly refusals: TaskDetail['refusals']
  readonly onClose: () => void
}

/** 重新下达: why it was sent back, whom it goes to now, handed out at once. */
export function ReassignDialog({ tasks, row, refusals, onClose }: ReassignDialogProps) {
  const { message } = App.useApp()
  const [leadIds, setLeadIds] = useState<readonly string[]>(row.leadIds)
  const [problem, setProblem] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const same = leadIds.join() === row.leadIds.join()
  const send = async () => {
    setBusy(true)
    const said = await tasks.act((ask, seen) =>
      ask('POST /tasks/:taskId/reassignment', {
        path: { taskId: row.taskId },
        body: { revision: seen(row).revision, leadIds },
      }),
    )
    setBusy(false)
    if (said) return setProblem(said)
    void message.success('已重新下达，等待签收。')
    onClose()
  }
  const suggested = [...new Set(refusals.flatMap(({ suggestedUnitId }) => suggestedUnitId ?? []))]
  return (
    <Modal
      open
      width={640}
      title={`重新下达${taskWords(row)}`}
      okText={same ? '仍由原单位办理，重新下达' : '改交并下达'}
      okButtonProps={{ disabled: leadIds.length === 0, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <blockquote className="tasks-quote">{row.wording}</blockquote>
      <RefusalWords refusals={refusals} />
      <Form what="改派" layout="vertical" requiredMark={false}>
        <Form.Item
          label="牵头单位（先选的为第一责任单位）"
          htmlFor="reassign-leads"
          extra={row.officer && !same ? '现在的责任人如不属于新的牵头单位，将一并取消，待新单位明确。' : null}
        >
          <Select<string[]>
            id="reassign-leads"
            mode="multiple"
            showSearch={{ optionFilterProp: 'search' }}
            placeholder="选择单位"
            value={[...leadIds]}
            onChange={setLeadIds}
            options={unitOptions(tasks.names, row.leadIds)}
          />
        </Form.Item>
      </Form>
      <div className="tasks-plan-actions">
        {suggested
          .filter((unitId) => leadIds[0] !== unitId)
          .map((unitId) => (
            <Button
              key={unitId}
              size="small"
              onClick={() => setLeadIds([unitId, ...row.leadIds.slice(1).filter((other) => other !== unitId)])}
            >
              采用建议：{tasks.names.unit(unitId)}
            </Button>
          ))}
      </div>
      {problem && <Alert type="error" role="alert" title={problem.message} />}
    </Modal>
  )
}
