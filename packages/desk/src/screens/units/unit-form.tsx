import type { UnitListed } from '@luoshi/server/desk/units/unit-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { unitKindWords } from '../../words/units.ts'
import { UnitSelect } from './unit-select.tsx'
import { UnitsSelect } from './units-select.tsx'

interface UnitFormProps {
  /** Undefined for a new one. */
  readonly unit?: UnitListed | undefined
  readonly onDone: () => unknown
}

interface Typed {
  readonly name: string
  readonly shortName: string
  readonly aliases?: readonly string[]
  readonly kind: UnitListed['kind']
  readonly parentId?: string | null
  readonly position?: number | null
  readonly memberIds?: string[]
  readonly from?: Dayjs | null
}

/** Add a unit, or change what one is called and where it stands, from a day on. */
export function UnitForm({ unit, onDone }: UnitFormProps) {
  const place = useWorkplace()
  const [revision, setRevision] = useState(unit?.revision ?? 0)
  const save = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ name, shortName, aliases = [], kind, parentId, position, memberIds, from }) => {
      const body = {
        name,
        shortName,
        aliases,
        kind,
        parentId: parentId ?? null,
        position: position ?? null,
        memberIds: kind === 'group' ? (memberIds ?? []) : null,
        from: from?.format('YYYY-MM-DD') ?? null,
      }
      return unit
        ? place.ask('PUT /units/:unitId', { path: { unitId: unit.unitId }, body: { ...body, revision } })
        : place.ask('POST /units', { body })
    },
    onSuccess: onDone,
    onError: (problem) => {
      if (problem.kind === 'stale') setRevision((problem.current as { readonly revision: number }).revision)
    },
  })
  const theirs = save.error?.kind === 'stale' ? (save.error.current as UnitListed) : undefined
  return (
    <Form
      what="单位"
      layout="vertical"
      requiredMark={false}
      initialValues={unit ? { ...unit, from: null } : { kind: 'department' }}
      onFinish={(typed: Typed) => save.mutate(typed)}
    >
      <Form.Item label="全称" name="name" rules={[{ required: true, min: 2, message: '请填写全称' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="简称" name="shortName" rules={[{ required: true, message: '请填写简称' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="别名" name="aliases" extra="常用别称，回车分隔">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Form.Item label="类别" name="kind">
        <Select options={Object.entries(unitKindWords).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Typed, now: Typed) => before.kind !== now.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'group' && (
            <Form.Item
              label="成员单位"
              name="memberIds"
              extra="由它牵头的任务，成员各自签收、填报；也可在任务里指定一个成员代表填报。成员有变动，正在办理的任务随之调整"
            >
              <UnitsSelect {...(unit ? { except: unit.unitId } : {})} groups={false} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item label="上级单位" name="parentId">
        <UnitSelect placeholder="没有则不选" {...(unit ? { except: unit.unitId } : {})} />
      </Form.Item>
      <Form.Item label="排序号" name="position" extra="建制顺序，各处的单位都按它排列；不填排在最后">
        <CountField min={0} max={99_999} precision={0} />
      </Form.Item>
      <Form.Item
        label={unit ? '生效日期' : '设立日期'}
        name="from"
        extra={unit ? '填了，原来的名称保留到这一天；不填，按更正处理' : '不清楚可以不填'}
      >
        <DayPicker style={{ width: '100%' }} />
      </Form.Item>
      <Trouble error={save.error} />
      {theirs && (
        <p role="status">
          他人保存的是：{theirs.name}（{theirs.shortName}）。再次保存会以您填写的为准。
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {unit ? '保存' : '添加'}
      </Button>
    </Form>
  )
}
