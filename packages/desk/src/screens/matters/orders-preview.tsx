import type { OrdersRead, UpperField } from '@luoshi/server/desk/matters/order-routes.ts'
import { Table } from 'antd'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { understoodWords, upperFieldWords } from '../../words/orders.ts'

type Row = OrdersRead['rows'][number]

/** The rows of a ledger: what stands in each cell, what it was understood as where that is other, and what becomes of it. */
export function OrdersPreview({ read }: { readonly read: OrdersRead }) {
  const taken = read.columns.flatMap(({ field }) => field ?? [])
  const shown = (Object.keys(upperFieldWords) as UpperField[]).filter((field) => taken.includes(field))
  return (
    <Table<Row>
      size="small"
      rowKey="row"
      dataSource={[...read.rows]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '行', dataIndex: 'row', className: 'numbers', width: 56 },
        { title: '结果', width: 200, render: (_, row) => <Outcome row={row} /> },
        ...shown.map((field) => ({
          title: upperFieldWords[field],
          className: `order-cell${field === 'title' || field === 'asked' || field === 'progress' ? ' wide' : ''}`,
          render: (_: unknown, row: Row) => <Cell row={row} field={field} units={read.units} />,
        })),
      ]}
    />
  )
}

function Cell({
  row: { cells, order },
  field,
  units,
}: {
  readonly row: Row
  readonly field: UpperField
  readonly units: OrdersRead['units']
}) {
  const there = cells[field] ?? ''
  const understood = order ? understoodWords(order, field, units) : there
  return (
    <>
      <div>{there || '（空）'}</div>
      {understood !== there && understood !== '' && <div className="soft">读作：{understood}</div>}
    </>
  )
}

function Outcome({ row: { trouble, effect } }: { readonly row: Row }) {
  const place = useWorkplace()
  if (trouble !== null) return <span className="state-red">■ 不导入：{trouble}</span>
  if (effect === null || effect.kind === 'new') return <>新建草稿</>
  const to = <Link to={`/${place.code}/matters/${effect.matterId}`}>看事项</Link>
  if (effect.kind === 'update') return <>更新草稿 {to}</>
  if (effect.kind === 'same') return <>没有变化 {to}</>
  return (
    <>
      ▲ 不动：{effect.because} {to}
    </>
  )
}
