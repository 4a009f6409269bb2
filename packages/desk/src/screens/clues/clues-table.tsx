import type { CluesRead } from '@luoshi/server/desk/clues/clue-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { NotRead } from '../../parts/not-read.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { clueSourceWords } from '../../words/clues.ts'

type Row = CluesRead['rows'][number]

/** Clues from a table: a file, what was understood of it, and taking it in as one act. */
export function CluesTable({ onClose }: { readonly onClose: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [table, setTable] = useState<CluesRead | null>(null)
  const rows = table?.rows ?? null
  const read = useMutation<CluesRead, Problem, File>({
    mutationFn: (file) => place.ask('POST /clues/table', { file }),
    onMutate: () => setTable(null),
    onSuccess: setTable,
  })
  const fresh = (rows ?? []).filter((row) => row.trouble === null && !row.already)
  const take = useMutation<unknown, Problem>({
    mutationFn: () =>
      place.ask('POST /clues/several', {
        body: {
          clues: fresh.map(({ source, reference, receivedOn, words, giver, contact }) => ({
            ...{ source, reference, receivedOn: receivedOn ?? '', words, giver, contact },
          })),
        },
      }),
    onSuccess: async () => {
      message.success(`已登记 ${fresh.length} 条线索。`)
      onClose()
      await queries.invalidateQueries({ queryKey: [place.code, 'clues'] })
    },
  })
  return (
    <Modal
      open
      width={900}
      title="导入线索"
      okText={rows === null ? '导入' : `导入 ${fresh.length} 条`}
      onOk={() => take.mutate()}
      onCancel={onClose}
      okButtonProps={{ disabled: fresh.length === 0, loading: take.isPending }}
    >
      <p className="soft">
        选择 .xlsx 或
        .csv。表头须有“反映内容”“收到日期”，另可有来件编号、来源、反映人、联系方式。已登记过的不会重复登记。
      </p>
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          read.mutate(file)
          return false
        }}
      >
        <Button loading={read.isPending}>{rows ? '换一个文件' : '选择 .xlsx 或 .csv 文件'}</Button>
      </Upload>
      <Trouble error={read.error ?? take.error} />
      {table && <Understood table={table} />}
    </Modal>
  )
}

function Understood({ table }: { readonly table: CluesRead }) {
  const { rows } = table
  const count = (wanted: (row: Row) => boolean) => rows.filter(wanted).length
  const wrong = count((row) => row.trouble !== null)
  const already = count((row) => row.trouble === null && row.already)
  return (
    <>
      <p aria-live="polite">
        读出 {rows.length} 条：新 {rows.length - wrong - already} 条，已登记 {already} 条，不能导入 {wrong} 条。
      </p>
      <NotRead {...table} of="线索" />
      <div className="clues-understood">
        <table>
          <thead>
            <tr>
              <th>行</th>
              <th>收到日期</th>
              <th>来源</th>
              <th>反映内容</th>
              <th>反映人</th>
              <th>结果</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownRows).map((row) => (
              <tr key={row.row}>
                <td className="numbers">{row.row}</td>
                <td className="numbers">{row.receivedOn ?? '—'}</td>
                <td>{clueSourceWords[row.source]}</td>
                <td>{row.words}</td>
                <td>{[row.giver, row.contact].filter((one) => one !== null).join('，') || '—'}</td>
                <td>
                  {row.trouble ? (
                    <span className="state-red">■ {row.trouble}</span>
                  ) : row.already ? (
                    '已登记，不再导入'
                  ) : (
                    '新'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shownRows && <p className="soft">只列出前 {shownRows} 条，其余同样导入。</p>}
    </>
  )
}

const shownRows = 200
