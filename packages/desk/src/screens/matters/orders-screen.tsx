import type { OrdersChecked, OrdersRead, OrdersTakenIn, UpperField } from '@luoshi/server/desk/matters/order-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Upload } from 'antd'
import { useState } from 'react'
import { newId } from '../../application/new-id.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { orderCounts, upperFieldWords } from '../../words/orders.ts'
import { ImportsButton } from '../imports/imports-button.tsx'
import { type Corrections, corrected } from './correct-orders.ts'
import { OrdersPreview } from './orders-preview.tsx'
import './matters.css'

const fields = Object.entries(upperFieldWords) as [UpperField, string][]

type TakenIn = Extract<OrdersTakenIn, { readonly kind: 'taken-in' }>

interface Picked {
  readonly file: File
  readonly read: OrdersRead
  /** The cells that were corrected here, by row and what they hold. */
  readonly corrections: Corrections
  /** Of this picking: the same table sent twice is taken in once. */
  readonly importId: string
}

/** 13710台账: a ledger of orders from above read, its columns mapped, looked at and taken in; and out again. */
export function OrdersScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [picked, setPicked] = useState<Picked | null>(null)
  const read = useMutation<
    OrdersRead,
    Problem,
    { readonly file: File; readonly fields?: readonly (UpperField | null)[]; readonly corrections?: Corrections }
  >({
    mutationFn: ({ file, fields: chosen }) =>
      place.ask('POST /matters/orders/table', {
        file,
        query: chosen ? { fields: chosen.map((field) => field ?? '').join(',') } : {},
      }),
    onSuccess: (answer, { file, corrections = new Map() }) => {
      const now = { file, read: answer, corrections, importId: newId() }
      setPicked(now)
      if (corrections.size > 0) check.mutate(now)
    },
  })
  // the rows with what was corrected in them, understood again by the server
  const check = useMutation<OrdersChecked, Problem, Picked>({
    mutationFn: ({ read: { columns, rows }, corrections }) =>
      place.ask('POST /matters/orders/rows', { body: { columns: [...columns], rows: corrected(rows, corrections) } }),
    onSuccess: (answer, now) => setPicked({ ...now, read: { ...now.read, ...answer } }),
  })
  const counts = orderCounts(picked?.read.rows ?? [])
  const take = useMutation<TakenIn, Problem, Picked>({
    mutationFn: ({ file, read: { columns, rows }, importId }) =>
      place.ask('POST /matters/orders', {
        body: {
          ...{ importId, source: file.name.slice(0, 200) || null, columns: [...columns] },
          orders: rows.flatMap(({ order }) =>
            order ? [{ ...order, leadUnitIds: [...order.leadUnitIds], partnerUnitIds: [...order.partnerUnitIds] }] : [],
          ),
        },
      }),
    onSuccess: async ({ added, updated, left }) => {
      const still = left.length > 0 ? `，不动 ${left.length} 件` : ''
      message.success(`已导入：新建草稿 ${added} 件，更新 ${updated} 件${still}。请到督办事项中提请立项。`, 6)
      setPicked(null)
      await queries.invalidateQueries({ queryKey: [place.code] })
    },
  })
  const remap = (at: number, field: UpperField | null) => {
    if (!picked) return
    // a field stands for one column
    const chosen = picked.read.columns.map((column, index) =>
      index === at ? field : column.field === field ? null : column.field,
    )
    read.mutate({ file: picked.file, fields: chosen, corrections: picked.corrections })
  }
  if (!place.has('supervisor'))
    return <EmptyState title="13710台账由督查室办理">交办给本单位的事项在督办事项中。</EmptyState>
  return (
    <>
      <PageHeader
        title="13710台账"
        aside="按上级编号对照，重复导入不会重复立项"
        actions={
          <>
            <ImportsButton kind="matters" />
            <Button href={place.address('GET /matters/orders.xlsx')}>导出（Excel）</Button>
            <Button href={place.address('GET /matters/orders.csv')}>导出（CSV）</Button>
          </>
        }
      />
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          setPicked(null)
          take.reset()
          check.reset()
          read.mutate({ file })
          return false
        }}
      >
        <Button loading={read.isPending}>{picked ? '换一个文件' : '选择 .xlsx 或 .csv 文件'}</Button>
      </Upload>
      <Trouble error={read.error ?? check.error ?? take.error} />
      {!picked && !read.isPending && (
        <EmptyState title="还没有选择台账">
          表头不限，可以有两行表头和合并单元格。选好后先核对各列和每一行，再一次导入为草稿。
        </EmptyState>
      )}
      {picked && (
        <>
          <h2>核对各列</h2>
          <p className="soft">
            {picked.file.name}
            {picked.read.sheet && `，工作表“${picked.read.sheet}”`}。
            {picked.read.remembered ? '各列按上次的对应读取。' : '各列按表头猜测，请核对。'}导入后记住，下次不用再选。
            {picked.read.others.length > 0 && `没有读取的工作表：${picked.read.others.join('、')}。`}
          </p>
          <div className="order-columns">
            {picked.read.columns.map(({ name, field }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are, and names may be alike
              <div key={index}>
                <span>{name || `第 ${index + 1} 列`}</span>
                <Select<UpperField | ''>
                  aria-label={`“${name || `第 ${index + 1} 列`}”对应`}
                  value={field ?? ''}
                  disabled={read.isPending}
                  options={[{ value: '', label: '不导入' }, ...fields.map(([value, label]) => ({ value, label }))]}
                  onChange={(value) => remap(index, value === '' ? null : value)}
                />
              </div>
            ))}
          </div>
          <h2>核对每一行</h2>
          <p aria-live="polite">
            读出 {picked.read.rows.length} 件：新建 {counts.new} 件，更新 {counts.update} 件，没有变化 {counts.same}{' '}
            件，不动 {counts.left} 件，不能导入 {counts.wrong} 件。
          </p>
          <p className="soft">
            读不出或写错的格可以直接点开更正，只对这一次导入有效；请把原表也改好，否则下次导入时又是原来的内容。
          </p>
          <OrdersPreview
            read={picked.read}
            corrections={picked.corrections}
            busy={check.isPending || read.isPending || take.isPending}
            correct={(row, field, text) =>
              check.mutate({ ...picked, corrections: new Map(picked.corrections).set(`${row} ${field}`, text) })
            }
          />
          <p>
            <Button
              type="primary"
              disabled={counts.new + counts.update === 0 || read.isPending || check.isPending}
              loading={take.isPending}
              onClick={() => take.mutate(picked)}
            >
              导入 {counts.new + counts.update} 件
            </Button>
          </p>
        </>
      )}
    </>
  )
}
