import type { UnitListed } from '@luoshi/server/desk/units/unit-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Skeleton, Table } from 'antd'
import { useMemo, useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { roleWords } from '../../words/roles.ts'
import { unitKindWords } from '../../words/units.ts'
import { ImportsButton } from '../imports/imports-button.tsx'
import { AddUnits } from './add-units.tsx'
import { UnitEnd } from './unit-end.tsx'
import { UnitForm } from './unit-form.tsx'
import { type UnitNode, unitTree } from './unit-tree.ts'
import { useUnits } from './use-units.ts'
import '../people/people.css'
import { Drawer } from '../../parts/typing/guarded-drawer.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'

/** 单位: the tree of units with who acts for each, and its dated changes. */
export function UnitsScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const list = useUnits()
  const [opened, setOpened] = useState<string>()
  const [adding, setAdding] = useState(false)
  const [many, setMany] = useState(false)
  const [search, setSearch] = useState('')
  const [closed, setClosed] = useState(false)
  const units = list.data?.units
  const shown = useMemo(
    () =>
      (units ?? []).filter(
        ({ to, name, shortName, aliases, sounds }) =>
          (closed || to === null) &&
          [name, shortName, ...aliases, sounds].some((each) => each.includes(search.trim().toLowerCase())),
      ),
    [units, search, closed],
  )
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { mayEdit } = list.data
  const done = async () => {
    setAdding(false)
    setMany(false)
    setOpened(undefined)
    await queries.invalidateQueries({ queryKey: [place.code, 'units'] })
  }
  const unit = units?.find(({ unitId }) => unitId === opened)
  return (
    <>
      <PageHeader
        title="单位"
        aside={`${units?.filter(({ to }) => to === null).length ?? 0} 个`}
        actions={
          mayEdit && (
            <>
              <ImportsButton kind="units" />
              <Button onClick={() => setAdding(true)}>添加单位</Button>
              <Button type="primary" onClick={() => setMany(true)}>
                批量添加
              </Button>
            </>
          )
        }
      />
      {mayEdit && <Suggested units={units ?? []} onDone={done} />}
      <div className="people-tools">
        <Input
          allowClear
          aria-label="查找"
          placeholder="全称、简称或别名"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          style={{ width: 240 }}
        />
        <Checkbox checked={closed} onChange={(event) => setClosed(event.target.checked)}>
          包括已撤销的
        </Checkbox>
      </div>
      <UnitTable nodes={unitTree(shown)} onOpen={setOpened} />
      {unit && (
        <UnitDrawer
          unit={unit}
          units={units ?? []}
          mayEdit={mayEdit}
          onClose={() => setOpened(undefined)}
          onDone={done}
        />
      )}
      {many && <AddUnits onClose={() => setMany(false)} onDone={done} />}
      {adding && (
        <Modal open title="添加单位" footer={null} onCancel={() => setAdding(false)} mask={{ closable: false }}>
          <UnitForm onDone={done} />
        </Modal>
      )}
    </>
  )
}

function Suggested({ units, onDone }: { readonly units: readonly UnitListed[]; readonly onDone: () => unknown }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const waiting = units.filter(({ suggested, to }) => suggested && to === null).map(({ unitId }) => unitId)
  const confirm = useMutation<{ readonly count: number }, Problem>({
    mutationFn: () => place.ask('POST /units/confirm', { body: { unitIds: waiting } }),
    onSuccess: ({ count }) => {
      message.success(`已确认 ${count} 个单位`)
      onDone()
    },
  })
  if (waiting.length === 0) return null
  return (
    <p>
      有 {waiting.length} 个单位是系统按名录建议的（标“待确认”），请核对名称，不对的改名或撤销。{' '}
      <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        其余都对，全部确认
      </Button>
      <Trouble error={confirm.error} />
    </p>
  )
}

function UnitTable({ nodes, onOpen }: { readonly nodes: readonly UnitNode[]; readonly onOpen: (id: string) => void }) {
  return (
    <Table<UnitNode>
      key={nodes.length}
      size="small"
      rowKey="unitId"
      dataSource={[...nodes]}
      pagination={false}
      expandable={{ defaultExpandAllRows: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '还没有单位。用“批量添加”从常设机构中勾选、粘贴名单或导入现有的表。' }}
      columns={[
        {
          title: '单位',
          render: (_, { unitId, name, to, suggested }) => (
            <>
              <button type="button" className="plain-name" onClick={() => onOpen(unitId)}>
                {name}
              </button>
              {suggested && <span className="soft"> ○ 待确认</span>}
              {to !== null && <span className="soft"> ✕ {to} 撤销</span>}
            </>
          ),
        },
        { title: '简称', dataIndex: 'shortName', responsive: ['md'] },
        {
          title: '类别',
          render: (_, { kind, memberIds }) =>
            `${unitKindWords[kind]}${kind === 'group' ? `（${memberIds.length} 个成员）` : ''}`,
          responsive: ['md'],
        },
        {
          title: '人员',
          render: (_, { people }) =>
            people.map(({ personId, name, role }, index) => (
              <span key={`${personId} ${role}`} className="unit-person">
                {index > 0 && '、'}
                {name}
                {role === 'unit-head' && <span className="soft">（{roleWords[role]}）</span>}
              </span>
            )),
        },
        { title: '未办结任务', dataIndex: 'openTasks', align: 'right', className: 'numbers', responsive: ['md'] },
      ]}
    />
  )
}

interface UnitDrawerProps {
  readonly unit: UnitListed
  readonly units: readonly UnitListed[]
  readonly mayEdit: boolean
  readonly onClose: () => void
  readonly onDone: () => unknown
}

function UnitDrawer({ unit, units, mayEdit, onClose, onDone }: UnitDrawerProps) {
  const successor = units.find(({ unitId }) => unitId === unit.successorId)
  const open = mayEdit && unit.to === null
  return (
    <Drawer
      open
      title={unit.name}
      size={480}
      onClose={onClose}
      destroyOnHidden
      extra={<UnitLink unitId={unit.unitId} name="任务和亮灯" />}
    >
      {unit.to !== null && (
        <p>
          {unit.to} 起撤销{successor && `，并入${successor.name}`}。
        </p>
      )}
      {unit.past.length > 0 && (
        <section className="drawer-part" aria-label="沿革">
          <h3>沿革</h3>
          <ul className="role-list rows">
            {unit.past.map(({ name, to }) => (
              <li key={to}>
                {name} <span className="soft numbers">至 {to}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {open && (
        <section className="drawer-part" aria-label="名称和上级">
          <h3>名称和上级</h3>
          <UnitForm key={unit.unitId} unit={unit} onDone={onDone} />
        </section>
      )}
      {open && (
        <section className="drawer-part" aria-label="合并与撤销">
          <h3>合并与撤销</h3>
          <UnitEnd key={unit.unitId} unit={unit} onDone={onDone} />
        </section>
      )}
    </Drawer>
  )
}
