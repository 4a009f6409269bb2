import type { InspectionDetail } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { findingWords, methodWords } from '../../words/inspections.ts'
import { taskWords } from '../../words/task-number.ts'

type Sheet = BodyOf<'POST /inspections/:inspectionId/sheets'>

interface Typed {
  readonly unitId: string
  readonly taskId?: string
  readonly method: Sheet['method']
  readonly place?: string
  readonly day: Dayjs
  readonly words: string
  readonly finding: NonNullable<Sheet['finding']>
  readonly found?: string
}

/** Writes a sheet; on a phone at the site as at a desk. What was typed stays in this browser until it was sent. */
export function SheetDialog({
  inspection,
  onClose,
}: {
  readonly inspection: InspectionDetail
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const task = Form.useWatch('taskId', form)
  const finding = Form.useWatch('finding', form) ?? 'none'
  const { inspectionId, units, tasks } = inspection
  const write = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ day, taskId, place: where, found, ...typed }) =>
      place.ask('POST /inspections/:inspectionId/sheets', {
        path: { inspectionId },
        body: {
          ...typed,
          day: day.format('YYYY-MM-DD'),
          taskId: taskId ?? null,
          place: where || null,
          finding: taskId ? typed.finding : 'none',
          found: taskId && isFalse(typed.finding) ? (found ?? null) : null,
        },
      }),
    onSuccess: async () => {
      message.success('已保存督查记录。')
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  const required = (text: string) => [{ required: true, message: text }]
  return (
    <Modal
      open
      title="督查记录"
      okText="保存记录"
      cancelText="不保存"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: write.isPending }}
    >
      <Form
        what={`督查记录 ${inspectionId}`}
        keeps
        form={form}
        layout="vertical"
        initialValues={{
          method: 'site',
          finding: 'none',
          day: dayjs(place.today),
          ...(units.length === 1 ? { unitId: units[0]?.id } : {}),
        }}
        onFinish={(typed) => write.mutate(typed)}
      >
        <Form.Item label="被查单位" name="unitId" rules={required('请选择被查单位')}>
          <Select options={units.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item label="方式" name="method" required>
          <Radio.Group optionType="button" options={options(methodWords)} />
        </Form.Item>
        <Form.Item label="日期" name="day" rules={required('请选择日期')}>
          <DayPicker style={{ width: '100%' }} maxDate={dayjs(place.today)} />
        </Form.Item>
        <Form.Item label="地点或对象" name="place">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item label="查看到的情况" name="words" rules={required('请写明查看到的情况')}>
          <Input.TextArea rows={4} maxLength={4000} placeholder="时间、地点、看到什么、谁介绍的；不得写入涉密内容" />
        </Form.Item>
        {tasks.length > 0 && (
          <Form.Item label="核对的任务" name="taskId">
            <Select
              allowClear
              options={tasks.map((one) => ({ value: one.id, label: `${taskWords(one)} ${one.name}` }))}
            />
          </Form.Item>
        )}
        {task && (
          <Form.Item label="与填报是否一致" name="finding">
            <Radio.Group options={options(findingWords)} />
          </Form.Item>
        )}
        {task && isFalse(finding) && (
          <Form.Item label="核实为" name="found" rules={required('请写明核实的数值或情况')}>
            <Input maxLength={1000} placeholder="如：完成 40%；与填报并列显示，不改动填报" />
          </Form.Item>
        )}
        <Trouble error={write.error} />
      </Form>
    </Modal>
  )
}

const isFalse = (finding: Typed['finding']): boolean => finding === 'false' || finding === 'partly'
