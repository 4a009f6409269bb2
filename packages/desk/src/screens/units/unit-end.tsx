import type { UnitListed } from '@luoshi/server/desk/units/unit-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { secondPersonWords } from '../../words/powers.ts'
import { UnitSelect } from './unit-select.tsx'

interface Typed {
  readonly successorId?: string
  readonly from: Dayjs
}

/** Merge a unit into another, or close it, from a day on. */
export function UnitEnd({ unit, onDone }: { readonly unit: UnitListed; readonly onDone: () => unknown }) {
  const place = useWorkplace()
  const { modal, message } = App.useApp()
  const end = useMutation<{ readonly kind: string }, Problem, Typed>({
    mutationFn: ({ successorId, from }) => {
      const day = from.format('YYYY-MM-DD')
      return successorId
        ? place.ask('POST /units/:unitId/merge', { path: { unitId: unit.unitId }, body: { successorId, from: day } })
        : place.ask('POST /units/:unitId/close', { path: { unitId: unit.unitId }, body: { from: day } })
    },
    onSuccess: ({ kind }) => {
      if (kind === 'waiting') message.info(secondPersonWords)
      else message.success('已办理')
      onDone()
    },
  })
  const ask = (typed: Typed) =>
    modal.confirm({
      title: typed.successorId ? `把“${unit.name}”并入所选单位？` : `撤销“${unit.name}”？`,
      content: typed.successorId
        ? `未办结任务 ${unit.openTasks} 项、人员 ${unit.people.length} 人和下级单位转到所选单位；有人员角色转入时须安全管理员确认。此前的记录不变，不能自动拆回。`
        : '撤销后不能再选用，此前的记录不变。',
      okText: '确定',
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      cancelText: '取消',
      onOk: () => end.mutate(typed),
    })
  return (
    <Form
      what="并入或撤销"
      layout="vertical"
      requiredMark={false}
      initialValues={{ from: dayjs(place.today) }}
      onFinish={ask}
    >
      <Form.Item label="并入" name="successorId" extra="不选则为撤销">
        <UnitSelect except={unit.unitId} />
      </Form.Item>
      <Form.Item label="生效日期" name="from" rules={[{ required: true, message: '请选择日期' }]}>
        <DayPicker allowClear={false} maxDate={dayjs(place.today)} style={{ width: '100%' }} />
      </Form.Item>
      <Trouble error={end.error} />
      <Button danger htmlType="submit" loading={end.isPending}>
        合并或撤销
      </Button>
    </Form>
  )
}
