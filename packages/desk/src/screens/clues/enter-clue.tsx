import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { clueSourceWords } from '../../words/clues.ts'

interface Typed {
  readonly words: string
  readonly source: BodyOf<'POST /clues'>['source']
  readonly receivedOn: Dayjs
  readonly reference?: string
  readonly giver?: string
  readonly contact?: string
}

/** 登记线索 by hand. What is typed is not kept in the browser: it may name people. */
export function EnterClue({ onClose }: { readonly onClose: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const enter = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ receivedOn, ...typed }) =>
      place.ask('POST /clues', { body: { ...typed, receivedOn: receivedOn.format('YYYY-MM-DD') } }),
    onSuccess: async () => {
      message.success('已登记线索。')
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code, 'clues'] })
    },
  })
  return (
    <Modal
      open
      title="登记线索"
      okText="登记"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: enter.isPending }}
    >
      <Form
        what="线索"
        form={form}
        layout="vertical"
        initialValues={{ source: 'feedback', receivedOn: dayjs(place.today) }}
        onFinish={(typed) => enter.mutate(typed)}
      >
        <Form.Item
          label="反映内容"
          name="words"
          rules={[{ required: true, whitespace: true, message: '请写明反映内容' }]}
        >
          <Input.TextArea rows={4} maxLength={4000} autoFocus />
        </Form.Item>
        <div className="matter-pair">
          <Form.Item label="来源" name="source" required>
            <Select options={Object.entries(clueSourceWords).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item label="收到日期" name="receivedOn" rules={[{ required: true, message: '请选择日期' }]}>
            <DayPicker style={{ width: '100%' }} maxDate={dayjs(place.today)} />
          </Form.Item>
          <Form.Item label="来件编号（可不填）" name="reference">
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item label="反映人（可不填）" name="giver">
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item
          label="联系方式（可不填）"
          name="contact"
          extra="反映人和联系方式只有督查室看得到，办结后按规则定期清除；转为督办事项后承办单位看不到。"
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Trouble error={enter.error} />
      </Form>
    </Modal>
  )
}
