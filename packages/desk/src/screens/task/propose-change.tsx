import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { changeWords } from '../../words/reporting.ts'

const fields = ['due', 'wording', 'requirement'] as const
type Field = (typeof fields)[number]

interface ProposeChangeProps {
  /** The task as it stands. */
  readonly task: {
    readonly taskId: string
    readonly revision: number
    readonly wording: string
    readonly dueOn: string | null
    readonly requirement: string | null
  }
  /** A day that was typed elsewhere, `YYYY-MM-DD`; empty where the day was asked for without one, null where it was not. */
  readonly wantedDue: string | null
  readonly onClose: () => void
}

/** 申请调整: what of a task is to be other than it was adopted, and why; somebody else approves it. */
export function ProposeChange({ task, wantedDue, onClose }: ProposeChangeProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const standing = { wording: task.wording, due: task.dueOn ?? '', requirement: task.requirement ?? '' }
  const [field, setField] = useState<Field>('due')
  const [after, setAfter] = useState(wantedDue || standing.due)
  const [reason, setReason] = useState('')
  const sends = useMutation<unknown, Problem, void>({
    mutationFn: () =>
      place.ask('POST /tasks/:taskId/changes', {
        path: { taskId: task.taskId },
        body: { field, after, reason: reason.trim(), revision: task.revision },
      }),
    onSuccess: () => {
      message.success('已提出，待他人批准后生效。')
      onClose()
    },
    // what was typed goes with the next press, over the task as it stands then
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
  return (
    <Modal
      open
      title="申请调整"
      okText="提出"
      onOk={() => sends.mutate()}
      okButtonProps={{ disabled: reason.trim() === '' || after === standing[field], loading: sends.isPending }}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="变更的栏目">
          <Select<Field>
            aria-label="变更的栏目"
            value={field}
            onChange={(next) => {
              setField(next)
              setAfter(standing[next])
            }}
            options={fields.map((value) => ({ value, label: changeWords[value] }))}
          />
        </Form.Item>
        <Form.Item label="改为" extra={field === 'due' ? `现在：${task.dueOn ?? '未定'}` : undefined}>
          {field === 'due' ? (
            <DayField label="改为" day={after === '' ? null : after} onChange={(next) => setAfter(next ?? '')} />
          ) : (
            <Input.TextArea
              aria-label="改为"
              rows={3}
              maxLength={1000}
              value={after}
              onChange={(event) => setAfter(event.target.value)}
            />
          )}
        </Form.Item>
        <Form.Item label="变更理由">
          <Input.TextArea
            aria-label="变更理由"
            autoFocus={wantedDue !== null}
            rows={2}
            placeholder="必填，如：施工图审查推迟，须改到明年一季度"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      <Trouble error={sends.error} />
    </Modal>
  )
}
