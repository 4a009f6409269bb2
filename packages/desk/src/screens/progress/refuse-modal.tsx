import type { MyTask } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Input, Select } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { numberedTask, taskNumber } from '../../words/task-number.ts'

/** 退签: why it is not the unit's, and whose it may be. */
export function RefuseModal({
  task,
  onClose,
}: {
  readonly task: MyTask
  readonly onClose: (done: boolean) => unknown
}) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [form] = Form.useForm<{ reason: string; suggestedUnitId?: string }>()
  const units = useQuery({
    queryKey: [place.code, 'units'],
    queryFn: () => place.ask('GET /units'),
  })
  const refuse = async () => {
    const said = await form.validateFields().catch(() => null)
    if (!said) return
    setBusy(true)
    try {
      const body = { unitId: task.unitId, reason: said.reason, suggestedUnitId: said.suggestedUnitId ?? null }
      await place.ask('POST /tasks/:taskId/refusals', { path: { taskId: task.taskId }, body })
      message.success('已退签，等待督查室重新下达。')
      await onClose(true)
    } catch (error) {
      message.error(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={`退签${numberedTask(taskNumber(task))}`}
      okText="退签"
      onOk={() => void refuse()}
      okButtonProps={{ loading: busy }}
      onCancel={() => onClose(false)}
    >
      <p>{task.wording}</p>
      <Form what="退签" keeps form={form} layout="vertical">
        <Form.Item
          name="reason"
          label="退签理由"
          rules={[{ required: true, whitespace: true, message: '请写明退签理由' }]}
        >
          <Input.TextArea rows={3} maxLength={2000} placeholder="为什么不属于本单位，如：职能已划转" />
        </Form.Item>
        <Form.Item name="suggestedUnitId" label="建议的责任单位（可不填）">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择单位"
            options={(units.data?.units ?? [])
              .filter(({ unitId, to }) => unitId !== task.unitId && to === null)
              .map(({ unitId, name }) => ({ value: unitId, label: name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
