import { Button, Input, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'

/** From when on a version of rules holds, and why, as a form has it. */
export interface Dated {
  readonly validFrom: Dayjs
  readonly note?: string | undefined
}

/** What a form of rules begins with: today. */
export const dated = (today: string) => ({ validFrom: dayjs(today) })
/** What the server is told of a version beside its rules: its day, why, and the version that the person saw. */
export const versionOf = ({ validFrom, note }: Dated, seenVersion: number) => ({
  validFrom: validFrom.format('YYYY-MM-DD'),
  note: note?.trim() || null,
  seenVersion,
})

/** The fields of {@link Dated}, and the button that saves. */
export const whenAndWhy = (today: string) => (
  <Space wrap align="end" size={[16, 0]} style={{ display: 'flex' }}>
    <Form.Item name="validFrom" label="生效日期" rules={[{ required: true, message: '请选择日期' }]}>
      <DayPicker disabledDate={(day) => day.isBefore(today, 'day')} />
    </Form.Item>
    <Form.Item name="note" label="说明（可不填）">
      <Input maxLength={500} placeholder="如：经第 12 次常务会议研究" style={{ width: 280 }} />
    </Form.Item>
    <Form.Item>
      <Button type="primary" htmlType="submit">
        保存为新的一版
      </Button>
    </Form.Item>
  </Space>
)
