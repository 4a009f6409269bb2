import type { InspectionDetail } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio, Select, Skeleton } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { BodyOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { DayPicker } from '../../parts/day-picker.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { MultiSelect } from '../../parts/multi-select.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'
import { bodyWords, invitedWords } from '../../words/inspections.ts'
import { matterKindWords } from '../../words/matters.ts'
import { TaskSelect } from '../matters/task-select.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { UnitsSelect } from '../units/units-select.tsx'
import { PlanWarnings } from './plan-warnings.tsx'
import type { TypedPlan } from './typed-plan.ts'
import { useInspection } from './use-inspection.ts'
import '../matters/matters.css'
import './inspections.css'

type Plan = BodyOf<'POST /inspections'>

/** 督查方案: a new one, or a draft that is gone on with. */
export function InspectionFormScreen() {
  const { inspectionId } = useParams()
  return inspectionId === undefined ? <NewPlan /> : <OldPlan inspectionId={inspectionId} />
}

function NewPlan() {
  const [params] = useSearchParams()
  const task = params.get('task')
  const initial = { kind: 'special', body: 'supervision-office', ...(task ? { taskIds: [task] } : {}) } as const
  return <PlanForm initial={{ ...initial, taskIds: task ? [task] : [] }} />
}

function OldPlan({ inspectionId }: { readonly inspectionId: string }) {
  const inspection = useInspection(inspectionId)
  if (inspection.isPending) return <Skeleton active />
  if (cannotShow(inspection)) return <ErrorState error={inspection.error} again={() => inspection.refetch()} />
  return <PlanForm inspection={inspection.data} initial={typedOf(inspection.data)} />
}

function PlanForm({
  inspection,
  initial,
}: {
  readonly inspection?: InspectionDetail
  readonly initial: Partial<TypedPlan>
}) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<TypedPlan>()
  const body = Form.useWatch('body', form) ?? initial.body
  const people = useQuery({
    queryKey: [place.code, 'people'],
    queryFn: () => place.ask('GET /people'),
    staleTime: 60_000,
  })
  const persons = (people.data?.people ?? [])
    .filter(({ leftOn, roles }) => leftOn === null && roles.some(({ role }) => !role.endsWith('-administrator')))
    .map(({ personId, name, roles }) => {
      const unit = roles.find((role) => role.unit !== null)?.unit
      return { value: personId, label: unit ? `${name}（${unit}）` : name }
    })
  const save = useMutation<{ readonly inspectionId: string }, Problem, TypedPlan>({
    mutationFn: (typed) => {
      const plan = planOf(typed)
      if (!inspection) return place.ask('POST /inspections', { body: plan })
      const { inspectionId, revision } = inspection
      return place.ask('PUT /inspections/:inspectionId', { path: { inspectionId }, body: { revision, plan } })
    },
    onSuccess: async ({ inspectionId }) => {
      await queries.invalidateQueries({ queryKey: [place.code] })
      navigate(`/${place.code}/inspections/${inspectionId}`, { replace: true })
    },
  })
  const required = (message: string) => [{ required: true, message }]
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  return (
    <>
      <PageHeader title={inspection ? '修改督查方案' : '新建督查方案'} />
      <Form
        what="督查方案"
        keeps
        form={form}
        className="matter-form"
        layout="vertical"
        initialValues={initial}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item label="督查名称" name="title" rules={required('请填写督查名称')}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <div className="matter-pair">
          <Form.Item label="种类" name="kind" required>
            <Select options={options(matterKindWords)} />
          </Form.Item>
          <Form.Item label="督查依据" name="basis" rules={required('请填写督查依据')}>
            <Input maxLength={400} placeholder="政府决定、领导批示或线索" />
          </Form.Item>
          <Form.Item label="开始日期" name="from" rules={required('请选择开始日期')}>
            <DayPicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item label="结束日期" name="to" rules={required('请选择结束日期')}>
            <DayPicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item label="督查内容" name="content" rules={required('请填写督查内容')}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item label="督查对象" name="unitIds" rules={required('请至少选择一个督查对象')}>
          <UnitsSelect />
        </Form.Item>
        <Form.Item label="督查范围" name="scope" rules={required('请填写督查范围')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <Form.Item label="所查任务" name="taskIds">
          <TaskSelect />
        </Form.Item>
        <Form.Item label="督查主体" name="body" required>
          <Radio.Group options={options(bodyWords)} />
        </Form.Item>
        {body === 'department' && <CommissionFields />}
        <div className="matter-pair">
          <Form.Item label="组长" name="leaderId" rules={required('请选择组长')}>
            <Select showSearch={{ optionFilterProp: 'label' }} loading={people.isPending} options={persons} />
          </Form.Item>
          <Form.Item label="组员" name="memberIds">
            <MultiSelect loading={people.isPending} options={persons} />
          </Form.Item>
          <Form.Item label="回避人员" name="recusedIds">
            <MultiSelect loading={people.isPending} options={persons} />
          </Form.Item>
        </div>
        <Invited />
        <PlanWarnings inspectionId={inspection?.inspectionId ?? null} />
        <Trouble error={save.error ?? people.error} />
        {/* no button of submission: Enter in a day would send half a plan */}
        <Button type="primary" onClick={form.submit} loading={save.isPending}>
          保存方案
        </Button>
      </Form>
    </>
  )
}

/** 政府指定: what a department was commissioned with. */
function CommissionFields() {
  const required = [{ required: true, message: '请填写' }]
  return (
    <fieldset className="inspection-commission">
      <legend>政府指定</legend>
      <div className="matter-pair">
        <Form.Item label="部门" name="bodyUnitId" rules={required}>
          <UnitSelect />
        </Form.Item>
        <Form.Item label="指定事项" name={['commission', 'matter']}>
          <Input maxLength={400} />
        </Form.Item>
        <Form.Item label="指定范围" name={['commission', 'scope']}>
          <Input maxLength={400} />
        </Form.Item>
        <Form.Item label="指定职责" name={['commission', 'duty']}>
          <Input maxLength={400} />
        </Form.Item>
        <Form.Item label="指定起始日" name={['commission', 'from']}>
          <DayPicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item label="指定终止日（含）" name={['commission', 'to']}>
          <DayPicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

/** 邀请: people who are not of the desk. */
function Invited() {
  return (
    <Form.List name="invited">
      {(fields, { add, remove }) => (
        <fieldset className="inspection-invited">
          <legend>邀请的代表、委员、参事、专家</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="inspection-invited-row">
              <Form.Item name={[name, 'kind']} noStyle>
                <Select
                  aria-label={`第 ${name + 1} 位的身份`}
                  options={Object.entries(invitedWords).map(([value, label]) => ({ value, label }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'name']} noStyle rules={[{ required: true, message: '请填写姓名' }]}>
                <Input aria-label={`第 ${name + 1} 位的姓名`} maxLength={40} placeholder="姓名" />
              </Form.Item>
              <Button aria-label={`去掉第 ${name + 1} 位`} onClick={() => remove(name)}>
                去掉
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ kind: 'deputy' })}>添加一位</Button>
        </fieldset>
      )}
    </Form.List>
  )
}

function planOf(typed: TypedPlan): Plan {
  const { commission, body, bodyUnitId } = typed
  const day = (one: Dayjs) => one.format('YYYY-MM-DD')
  const held = body === 'department' && commission?.from && commission.to
  return {
    kind: typed.kind,
    title: typed.title,
    content: typed.content,
    scope: typed.scope,
    basis: typed.basis,
    from: day(typed.from),
    to: day(typed.to),
    body,
    bodyUnitId: body === 'department' ? (bodyUnitId ?? null) : null,
    commission:
      held && commission.from && commission.to
        ? {
            matter: commission.matter ?? '',
            scope: commission.scope ?? '',
            duty: commission.duty ?? '',
            from: day(commission.from),
            until: day(commission.to.add(1, 'day')),
          }
        : null,
    leaderId: typed.leaderId,
    memberIds: typed.memberIds ?? [],
    recusedIds: typed.recusedIds ?? [],
    invited: typed.invited ?? [],
    unitIds: typed.unitIds,
    taskIds: typed.taskIds ?? [],
    repeatReason: typed.repeatReason || null,
  }
}

function typedOf(plan: InspectionDetail): Partial<TypedPlan> {
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id)
  const { commission } = plan
  return {
    kind: plan.kind,
    title: plan.title,
    content: plan.content,
    scope: plan.scope,
    basis: plan.basis,
    from: dayjs(plan.from),
    to: dayjs(plan.to),
    body: plan.body,
    ...(plan.bodyUnit ? { bodyUnitId: plan.bodyUnit.id } : {}),
    ...(commission
      ? { commission: { ...commission, from: dayjs(commission.from), to: dayjs(commission.until).subtract(1, 'day') } }
      : {}),
    ...(plan.leader ? { leaderId: plan.leader.id } : {}),
    memberIds: ids(plan.members),
    recusedIds: ids(plan.recused),
    invited: [...plan.invited],
    unitIds: ids(plan.units),
    taskIds: ids(plan.tasks),
    ...(plan.repeatReason ? { repeatReason: plan.repeatReason } : {}),
  }
}
