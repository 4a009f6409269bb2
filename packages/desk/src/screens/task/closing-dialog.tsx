import type { ClosingDetail } from '@luoshi/server/desk/closing/closing-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Radio } from 'antd'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { closingActWords, closingPlainWords } from '../../words/closing.ts'
import { gradeWords } from '../../words/matters.ts'

type ClosingAct = ClosingDetail['acts'][number]

interface Typed {
  readonly words?: string
  readonly reason?: string
  readonly grade?: BodyOf<'POST /tasks/:taskId/closing'>['grade']
  readonly evidenceIds?: string[]
}

export interface ClosingDialogProps {
  readonly act: ClosingAct
  readonly taskId: string
  readonly closing: ClosingDetail
  readonly again: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for what an act on a closing must bring, and does it; what was typed stays when it did not go through. */
export function ClosingDialog({ act, taskId, closing, again, onClose }: ClosingDialogProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const does = useMutation<unknown, Problem, Typed>({
    mutationFn: (typed) =>
      place.ask('POST /tasks/:taskId/closing', { path: { taskId }, body: { act, steps: closing.steps, ...typed } }),
    onSuccess: async () => {
      message.success(`已办理：${closingActWords[act]}。`)
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
    onError: () => again(),
  })
  return (
    <Modal
      open
      title={closingActWords[act]}
      okText={closingActWords[act]}
      cancelText="不办理"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: does.isPending }}
    >
      <Form what={closingActWords[act]} keeps form={form} layout="vertical" onFinish={(typed) => does.mutate(typed)}>
        <Fields act={act} closing={closing} />
        <Trouble error={does.error} />
      </Form>
    </Modal>
  )
}

function Fields({ act, closing }: { readonly act: ClosingAct; readonly closing: ClosingDetail }) {
  const must = (message: string) => [{ required: true, message }]
  switch (act) {
    case 'ask-close':
      return (
        <>
          <Form.Item label="完成情况" name="words" rules={must('请写明完成情况')}>
            <Input.TextArea rows={3} maxLength={4000} placeholder="做成了什么，何时完成，达到什么要求" />
          </Form.Item>
          <Form.Item label="佐证材料" name="evidenceIds" rules={must('请至少选择一份')}>
            <MultiSelect
              options={closing.evidence.map(({ evidenceId, fileName }) => ({ value: evidenceId, label: fileName }))}
              notFoundContent="还没有材料，请先在“佐证材料”中上传"
            />
          </Form.Item>
        </>
      )
    case 'verify':
      return (
        <>
          <Form.Item label="评价" name="grade" rules={must('请选择评价')}>
            <Radio.Group options={Object.entries(gradeWords).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item label="核验意见" name="words" rules={must('请写明核验意见')}>
            <Input.TextArea rows={3} maxLength={4000} placeholder="怎样核验的，是否属实" />
          </Form.Item>
        </>
      )
    case 'return-close':
      return (
        <Form.Item label="理由" name="reason" rules={must('请写明退回的理由')}>
          <Input.TextArea rows={3} maxLength={4000} placeholder="还差什么，怎样补齐" />
        </Form.Item>
      )
    default:
      return <p>{closingPlainWords[act]}</p>
  }
}
