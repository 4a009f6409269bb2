import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input, Radio, Select } from 'antd'
import { useNavigate } from 'react-router'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { scoreKindWords } from '../../words/scores.ts'

interface Typed {
  readonly kind: keyof typeof scoreKindWords
  readonly year: number
  readonly month: number
  readonly reason?: string
}

/** Asks for what time scores are to be computed, and why again where they were published. */
export function ComputeScores({
  given,
  onClose,
}: {
  /** Of a version that is computed again. */
  readonly given?: Omit<Typed, 'reason'>
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const compute = useMutation<{ readonly scoreId: string }, Problem, Typed>({
    mutationFn: ({ reason, ...typed }) =>
      place.ask('POST /scores', { body: { ...typed, ...given, reason: reason?.trim() || null } }),
    onSuccess: async ({ scoreId }) => {
      await queries.invalidateQueries({ queryKey: [place.code] })
      onClose()
      navigate(`/${place.code}/scores/${scoreId}`)
    },
  })
  const [thisYear = 0, thisMonth = 1] = place.today.split('-').map(Number)
  const last = thisMonth === 1 ? { year: thisYear - 1, month: 12 } : { year: thisYear, month: thisMonth - 1 }
  return (
    <Modal
      open
      title={given ? '重新计算' : '计算得分'}
      okText="计算"
      cancelText="不计算"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: compute.isPending }}
    >
      <Form<Typed>
        what="考评"
        keeps
        form={form}
        layout="vertical"
        initialValues={{ kind: 'month', ...last }}
        onFinish={(typed) => compute.mutate(typed)}
      >
        {!given && (
          <>
            <Form.Item label="种类" name="kind">
              <Radio.Group options={Object.entries(scoreKindWords).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
            <Form.Item label="年度" name="year" rules={[{ required: true, message: '请填写年度' }]}>
              <CountField min={1900} max={2200} unit="年" width={140} />
            </Form.Item>
            <Form.Item label="所在月份" name="month">
              <Select
                options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))}
              />
            </Form.Item>
          </>
        )}
        <Form.Item label="重新计算的理由（已公布过的必填）" name="reason">
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <p className="soft">按今天生效的计分表和已核定的进展计算；原来的各版都保留。</p>
        <Trouble error={compute.error} />
      </Form>
    </Modal>
  )
}
