import type { TableImport } from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'

interface FillDownOfferProps {
  readonly table: TableImport
  readonly fillDown: NonNullable<TableImport['fillDown']>
  readonly onRead: (table: TableImport) => void
}

/** Says which cells are empty that may have been merged, and reads them as the one above when that is wanted. */
export function FillDownOffer({ table, fillDown: { cells, columns, done }, onRead }: FillDownOfferProps) {
  const place = useWorkplace()
  const read = useMutation<TableImport, Problem>({
    mutationFn: () =>
      place.ask('PUT /tasks/imports/:importId/mapping', {
        path: { importId: table.importId },
        body: { mapping: table.columns.map(({ field }) => field), fillDown: !done },
      }),
    onSuccess: onRead,
  })
  const named = columns.map((title) => `“${title}”`).join('、')
  return (
    <>
      <Alert
        className="exchange-offer"
        type="info"
        showIcon
        title={
          done
            ? `${named}有 ${cells} 格空着，已按上一行读入，逐行注明在下面。`
            : `${named}有 ${cells} 格空着，没有读入。如果原表是上下合并的单元格，存为 .csv 后只在第一行留有内容，可以按上一行读入。`
        }
        action={
          <Button size="small" loading={read.isPending} onClick={() => read.mutate()}>
            {done ? '不按上一行读入' : '按上一行读入'}
          </Button>
        }
      />
      <Trouble error={read.error} />
    </>
  )
}
