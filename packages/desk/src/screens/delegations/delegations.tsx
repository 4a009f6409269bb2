import type { DelegationListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select, Skeleton, Table } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import '../people/people.css'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Form } from '../../parts/typing/guarded-form.tsx'

/** 代理（AB角）: who stands in for whom, and until when. */
export function DelegationsScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const key = [place.code, 'delegations']
  const list = useQuery({ queryKey: key, queryFn: () => place.ask('GET /delegations') })
  const done = async () => {
    await queries.invalidateQueries({ queryKey: key })
    await queries.invalidateQueries({ queryKey: ['session'] })
  }
  const end = useMutation<unknown, Problem, DelegationListed>({
    mutationFn: ({ delegationId, fromPersonId }) =>
      place.ask('POST /delegations/:delegationId/end', { path: { delegationId }, body: { fromPersonId } }),
    onSuccess: done,
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 4 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { delegations, everybody } = list.data
  const ask = (one: DelegationListed) =>
    modal.confirm({
      title: '结束这项代理？',
      content: `${one.to} 立即不能再代 ${one.from} 办理。`,
      okText: '结束',
      cancelText: '不结束',
      onOk: () => end.mutate(one),
    })
  return (
    <>
      <PageHeader title="代理（AB角）" aside={everybody ? '全部人员' : '与我有关的'} />
      <p>不在岗的时候，可以委托他人代理本人角色范围内的事。办理记录会写明代理人。</p>
      <Trouble error={end.error} />
      <Table<DelegationListed>
        size="small"
        rowKey="delegationId"
        dataSource={[...delegations]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '现在没有代理。' }}
        columns={[
          { title: '代理人', dataIndex: 'to' },
          { title: '委托人', dataIndex: 'from' },
          {
            title: '起止',
            className: 'numbers',
            render: (_, { validFrom, validTo, now }) => (
              <>
                {validFrom} 至 {validTo} {!now && <span className="soft">（未到）</span>}
              </>
            ),
          },
          { title: '事由', dataIndex: 'reason', responsive: ['md'] },
          {
            title: '',
            render: (_, one) =>
              (everybody || one.fromPersonId === place.personId) && (
                <Button size="small" onClick={() => ask(one)}>
                  结束
                </Button>
              ),
          },
        ]}
      />
      <Make everybody={everybody} onDone={done} />
    </>
  )
}

interface Typed {
  readonly fromPersonId?: string
  readonly toPersonId: string
  readonly from: Dayjs
  readonly to: Dayjs
  readonly reason?: string
}

function Make({ everybody, onDone }: { readonly everybody: boolean; readonly onDone: () => unknown }) {
  const place = useWorkplace()
  const [form] = Form.useForm<Typed>()
  const colleagues = useQuery({
    queryKey: [place.code, 'colleagues'],
    queryFn: () => place.ask('GET /colleagues'),
  })
  const make = useMutation<unknown, Problem, Typed>({
    mutationFn: ({ fromPersonId = place.personId, toPersonId, from, to, reason }) =>
      place.ask('POST /delegations', {
        body: {
          fromPersonId,
          toPersonId,
          from: from.format('YYYY-MM-DD'),
          to: to.format('YYYY-MM-DD'),
          reason: reason ?? null,
        },
      }),
    onSuccess: () => {
      form.resetFields()
      onDone()
    },
  })
  if (cannotShow(colleagues)) return null
  const options = (colleagues.data?.people ?? []).map(({ personId, name, post }) => ({
    value: personId,
    label: post ? `${name}（${post}）` : name,
  }))
  const choice = { showSearch: { optionFilterProp: 'label' }, loading: colleagues.isPending }
  return (
    <Form
      what="委托代理"
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 420, marginTop: 24 }}
      initialValues={{ from: dayjs(place.today) }}
      onFinish={(typed) => make.mutate(typed)}
    >
      <h2>新增代理</h2>
      {everybody && (
        <Form.Item label="委托人" name="fromPersonId" rules={[{ required: true, message: '请选择' }]}>
          <Select {...choice} options={options} />
        </Form.Item>
      )}
      <Form.Item label="代理人" name="toPersonId" rules={[{ required: true, message: '请选择' }]}>
        <Select {...choice} options={options.filter(({ value }) => everybody || value !== place.personId)} />
      </Form.Item>
      <div className="two-days">
        <Form.Item label="起日" name="from" rules={[{ required: true, message: '请选择日期' }]}>
          <DayPicker allowClear={false} minDate={dayjs(place.today)} />
        </Form.Item>
        <Form.Item label="止日" name="to" rules={[{ required: true, message: '请选择日期' }]}>
          <DayPicker allowClear={false} minDate={dayjs(place.today)} />
        </Form.Item>
      </div>
      <Form.Item label="事由" name="reason">
        <Input maxLength={100} placeholder="如：出差、休假" />
      </Form.Item>
      <Trouble error={make.error} />
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        设立
      </Button>
    </Form>
  )
}
