import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Checkbox, Input, Radio } from 'antd'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { ClockFields, clockBody, type TypedClock } from './clock-fields.tsx'

/** What 调整 may change, as the form holds it. */
export interface TypedChange {
  readonly asked?: string
  /** The limit changes too, with how weighty the matter is. */
  readonly otherClock?: boolean
  readonly importance?: 'ordinary' | 'major'
  readonly clock?: TypedClock
}

/** What 调整 changes: the requirement, and where it is ticked the limit with its nodes. */
export function ChangeFields() {
  const form = Form.useFormInstance<TypedChange>()
  const otherClock = Form.useWatch('otherClock', form)
  return (
    <>
      <Form.Item label="调整后的督办要求" name="asked" rules={[{ required: true, message: '请填写' }]}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="otherClock" valuePropName="checked" extra="新的时限、办理节点在重新交办时起算">
        <Checkbox>同时调整办理时限或办理节点</Checkbox>
      </Form.Item>
      {otherClock && (
        <>
          <Form.Item label="轻重" name="importance" required>
            <Radio.Group
              optionType="button"
              options={[
                { value: 'ordinary', label: '一般' },
                { value: 'major', label: '重大复杂' },
              ]}
            />
          </Form.Item>
          <ClockFields />
        </>
      )}
    </>
  )
}

/** What 调整 is to change, of what the form holds; undefined where the limit that was typed is not whole. */
export function changeOf(
  matter: MatterDetail,
  { asked, otherClock, importance = matter.importance, clock }: TypedChange,
) {
  const words = asked === undefined || asked.trim() === matter.asked ? {} : { asked }
  if (!otherClock) return words
  const limits = clockBody(clock, importance)
  return limits === null ? undefined : { ...words, importance, clock: limits }
}
