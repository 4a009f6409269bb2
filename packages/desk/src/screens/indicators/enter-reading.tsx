import type { IndicatorListed } from '@luoshi/server/desk/indicators/indicator-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Select } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { CountField, FigureField } from '../../parts/number-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { spanWords } from './reading-words.ts'

interface Typed {
  /** Year and month: `2031-3`. */
  readonly until: string
  readonly value?: string | null
  readonly text?: string
  readonly among?: number | null
  readonly source: string
}

/** The form of one reading: which days, the number or the grade, and where it comes from. */
export function EnterReading({
  indicator,
  onClose,
}: {
  readonly indicator: IndicatorListed
  readonly onClose: () => void
}) {
  const { indicatorId, name, unit, kind, numeric, readings } = indicator
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const months = monthsBefore(place.today)
  const enter = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ until, value, text, among, source }) => {
      const [year = 0, month = 0] = until.split('-').map(Number)
      const body = {
        year,
        month,
        value: numeric ? (value ?? null) : null,
        text: text ?? null,
        among: among ?? null,
        source,
      }
      return place.ask('POST /indicators/:indicatorId/readings', { path: { indicatorId }, body })
    },
    onSuccess: async () => {
      message.success('已填报。')
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  return (
    <Modal
      open
      title={`填报：${name}`}
      okText="提交"
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={{ loading: enter.isPending }}
    >
      <Form
        what="指标数据"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ until: months[0]?.value, source: readings.find(({ from }) => from === 'entered')?.source }}
        onFinish={(typed: Typed) => enter.mutate(typed)}
      >
        <Form.Item
          label="时段"
          name="until"
          extra="从年初累计到该月末；上年的也可以补填。同一时段再填，以最后填的为准"
          rules={[{ required: true, message: '请选择时段' }]}
        >
          <Select options={months} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        {numeric ? (
          <Form.Item
            label={kind === 'rank' ? '位次' : `数值${unit ? `（${unit}）` : ''}`}
            name="value"
            extra={kind === 'rate' ? '下降的填负数' : undefined}
            rules={[{ required: true, message: '请填写数值' }]}
          >
            <FigureField />
          </Form.Item>
        ) : (
          <Form.Item label="等级或文字" name="text" rules={[{ required: true, whitespace: true, message: '请填写' }]}>
            <Input maxLength={50} placeholder="如：Ⅱ类、全覆盖" />
          </Form.Item>
        )}
        {kind === 'rank' && (
          <Form.Item label="参加排名的总数" name="among" extra="不清楚可以不填">
            <CountField min={1} max={10_000} precision={0} />
          </Form.Item>
        )}
        <Form.Item
          label="数据来源"
          name="source"
          rules={[{ required: true, whitespace: true, message: '请写明数据来源' }]}
        >
          <Input maxLength={100} placeholder="如：市统计局月报" />
        </Form.Item>
        <Trouble error={enter.error} />
      </Form>
    </Modal>
  )
}

/** The months that are over, the newest first, back to the beginning of the year before last. */
function monthsBefore(today: string): { readonly value: string; readonly label: string }[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const found = []
  for (let y = year; y >= year - 2; y--)
    for (let m = y === year ? month - 1 : 12; m >= 1; m--) {
      const end = m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`
      found.push({ value: `${y}-${m}`, label: spanWords({ start: `${y}-01-01`, end }) })
    }
  return found
}
