import type { OrdersRead, UpperField } from '@luoshi/server/desk/matters/order-routes.ts'
import { Button, Input, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { understoodWords, upperFieldWords } from '../../words/orders.ts'
import type { Corrections } from './correct-orders.ts'

type Row = OrdersRead['rows'][number]

interface PreviewProps {
  readonly read: OrdersRead
  readonly corrections: Corrections
  /** While the rows are being understood again. */
  readonly busy: boolean
  readonly correct: (row: number, field: UpperField, text: string) => void
}

/**
 * The rows of a ledger: what stands in each cell, what it was understood as where that is other, and what becomes of it. A
 * cell is opened by a click or by Enter, and corrected.
 */
export function OrdersPreview({ read, corrections, busy, correct }: PreviewProps) {
  const [open, setOpen] = useState<string | null>(null)
  // where the keyboard goes on once a cell was left
  const [left, setLeft] = useState<string | null>(null)
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
          render: (_: unknown, row: Row) => {
            const name = `${row.row} ${field}`
            return open === name ? (
              <CellField
                label={`第 ${row.row} 行${upperFieldWords[field]}`}
                text={row.cells[field] ?? ''}
                done={(text) => {
                  setOpen(null)
                  setLeft(name)
                  if (text !== null) correct(row.row, field, text)
                }}
              />
            ) : (
              <Cell
                row={row}
                field={field}
                units={read.units}
                isCorrected={corrections.has(name)}
                isLeft={left === name}
                edit={() => !busy && setOpen(name)}
              />
            )
          },
        })),
      ]}
    />
  )
}

function Cell({
  row: { row, cells, order },
  field,
  units,
  isCorrected,
  isLeft,
  edit,
}: {
  readonly row: Row
  readonly field: UpperField
  readonly units: OrdersRead['units']
  readonly isCorrected: boolean
  /** Whether it is the one that was just being corrected. */
  readonly isLeft: boolean
  readonly edit: () => void
}) {
  const there = cells[field] ?? ''
  const understood = order ? understoodWords(order, field, units) : there
  return (
    <>
      <button
        type="button"
        className="order-text"
        aria-label={`更正第 ${row} 行${upperFieldWords[field]}：${there || '空'}`}
        // biome-ignore lint/a11y/noAutofocus: the person who corrects by keys goes on from the cell that was left
        autoFocus={isLeft}
        onClick={edit}
      >
        {there || '（空）'}
      </button>
      {isCorrected && <div className="soft">已更正</div>}
      {understood !== there && understood !== '' && <div className="soft">读作：{understood}</div>}
    </>
  )
}

/** A cell being corrected: Enter or 更正 takes the text, Escape leaves it as it was. */
function CellField({
  label,
  text,
  done,
}: {
  readonly label: string
  readonly text: string
  /** With null where it stays. */
  readonly done: (text: string | null) => void
}) {
  const [typed, setTyped] = useState(text)
  const take = () => done(typed.trim() === text.trim() ? null : typed.trim())
  return (
    <div className="order-field">
      <Input.TextArea
        aria-label={label}
        autoFocus
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          // while a syllable is being chosen, Enter is the input method's
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') done(null)
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            take()
          }
        }}
      />
      <div>
        <Button size="small" type="primary" onClick={take}>
          更正
        </Button>{' '}
        <Button size="small" onClick={() => done(null)}>
          取消
        </Button>
      </div>
    </div>
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
