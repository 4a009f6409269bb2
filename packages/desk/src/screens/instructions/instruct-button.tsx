import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { instructionPhrases } from '../../words/instructions.ts'
import type { InstructionOn } from './use-instructions.ts'
import './instructions.css'

/** 批示: for a leader, on whatever the screen shows; one tap opens it and one sends it. Nothing for anybody else. */
export function InstructButton(on: InstructionOn) {
  const place = useWorkplace()
  const [open, setOpen] = useState(false)
  if (!place.has('leader')) return null
  return (
    <>
      <Button type="primary" className="instruct" onClick={() => setOpen(true)}>
        批示
      </Button>
      {open && <InstructDialog on={on} onClose={() => setOpen(false)} />}
    </>
  )
}

type Typed = Pick<BodyOf<'POST /instructions'>, 'words' | 'follow'>

function InstructDialog({ on, onClose }: { readonly on: InstructionOn; readonly onClose: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const send = useMutation<unknown, Problem, Typed>({
    mutationFn: (typed) =>
      place.ask('POST /instructions', { body: { subject: on.subject, subjectId: on.subjectId, ...typed } }),
    onSuccess: async (_, { follow }) => {
      message.success(follow ? '批示已发出，交督查室办理。' : '批注已保存。')
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  return (
    <Modal
      open
      title="批示"
      okText="发出批示"
      cancelText="不发"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: send.isPending }}
    >
      <Form
        what={`批示 ${on.subjectId}`}
        keeps
        form={form}
        layout="vertical"
        initialValues={{ follow: true }}
        onFinish={(typed) => send.mutate(typed)}
      >
        <Form.Item
          label="批示内容"
          name="words"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明批示内容' }]}
        >
          <Input.TextArea autoFocus rows={4} maxLength={2000} placeholder="不得写入涉密内容" />
        </Form.Item>
        <fieldset className="instruct-phrases" aria-label="常用语">
          {instructionPhrases.map((phrase) => (
            <Button
              key={phrase}
              onClick={() => form.setFieldValue('words', `${form.getFieldValue('words') ?? ''}${phrase}`)}
            >
              {phrase}
            </Button>
          ))}
        </fieldset>
        <Form.Item label="怎样办理" name="follow" required>
          <Radio.Group
            options={[
              { value: true, label: '交督查室办理，结果报我' },
              { value: false, label: '只作批注，不要求反馈' },
            ]}
          />
        </Form.Item>
        <Trouble error={send.error} />
      </Form>
    </Modal>
  )
}
