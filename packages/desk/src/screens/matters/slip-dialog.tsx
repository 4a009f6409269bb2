import type { MatterDetail, SlipTold } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { askedOfLead, BurdenWarning } from '../../parts/burden-warning.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { slipColourWords, slipGrounds, slipGroundWords } from '../../words/matters.ts'

interface Typed {
  readonly colour: SlipTold['colour']
  readonly ground: SlipTold['ground']
  readonly groundWords: string
  readonly demand: string
  readonly limitDay: Dayjs
}

/** Drafts a slip; what was typed stays where the ladder does not let one be given. */
export function SlipDialog({
  matter,
  again,
  onClose,
}: {
  readonly matter: MatterDetail
  readonly again: () => Promise<unknown>
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const [form] = Form.useForm<Typed>()
  const colour = Form.useWatch('colour', form) ?? 'blue'
  const draft = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ limitDay, ...typed }) =>
      place.ask('POST /matters/:matterId/slips', {
        path: { matterId: matter.matterId },
        body: { ...typed, limitDay: limitDay.format('YYYY-MM-DD') },
      }),
    onSuccess: async () => {
      onClose()
      await again()
    },
  })
  const required = [{ required: true, message: '请填写' }]
  return (
    <Modal
      open
      title="拟制督查单"
      okText="保存"
      cancelText="不保存"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: draft.isPending }}
    >
      <Form
        what="督查单"
        keeps
        form={form}
        layout="vertical"
        initialValues={{ colour: 'blue', ground: 'slow' }}
        onFinish={(typed) => draft.mutate(typed)}
      >
        <Form.Item label="颜色" name="colour">
          <Radio.Group
            optionType="button"
            options={Object.entries(slipColourWords).map(([value, label]) => ({ value, label }))}
            onChange={() => form.setFieldValue('ground', 'slow')}
          />
        </Form.Item>
        <Form.Item label="事由" name="ground">
          <Select options={slipGrounds[colour].map((value) => ({ value, label: slipGroundWords[value] }))} />
        </Form.Item>
        <Form.Item label="具体情况" name="groundWords" rules={required}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item label="办理要求" name="demand" rules={required}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item label="办理时限" name="limitDay" rules={required}>
          <DayPicker style={{ width: '100%' }} />
        </Form.Item>
        <BurdenWarning next="slip" {...askedOfLead(matter)} />
        <Trouble error={draft.error} />
      </Form>
    </Modal>
  )
}
