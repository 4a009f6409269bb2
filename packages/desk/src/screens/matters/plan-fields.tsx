import { Button, Form, Input } from 'antd'
import { DayPicker } from '../../parts/day-picker.tsx'

const mostNodes = 30

/** 办理节点: days in order, each with what is reached by then; the last one is the settling. */
export function PlanFields() {
  return (
    <Form.List name={['clock', 'nodes']} initialValue={[{}, {}]}>
      {(fields, { add, remove }) => (
        <fieldset className="matter-plan">
          <legend>办理节点（按日期先后，最后一个是办结）</legend>
          {fields.map(({ key, name }, index) => (
            <div key={key} className="matter-node">
              <Form.Item
                name={[name, 'day']}
                label={`${index === fields.length - 1 ? '办结' : `节点 ${index + 1} `}日期`}
                dependencies={index === 0 ? [] : [['clock', 'nodes', index - 1, 'day']]}
                rules={[
                  { required: true, message: '请选择日期' },
                  ({ getFieldValue }) => ({
                    validator: (_, day) => {
                      const before = index === 0 ? null : getFieldValue(['clock', 'nodes', index - 1, 'day'])
                      return day && before && !day.isAfter(before, 'day')
                        ? Promise.reject(new Error('应晚于上一个节点'))
                        : Promise.resolve()
                    },
                  }),
                ]}
              >
                <DayPicker style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item
                name={[name, 'words']}
                label="完成什么"
                rules={[{ required: true, whitespace: true, min: 2, message: '请写明完成什么' }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              {fields.length > 2 && (
                <Button type="text" aria-label={`删去节点 ${index + 1}`} onClick={() => remove(name)}>
                  删去
                </Button>
              )}
            </div>
          ))}
          {fields.length < mostNodes && <Button onClick={() => add({})}>加一个节点</Button>}
        </fieldset>
      )}
    </Form.List>
  )
}
