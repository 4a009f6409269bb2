import type { ImportColumn, MappedField, TableImport } from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Select, Table } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'

interface MappingStepProps {
  readonly table: TableImport
  readonly onMapped: (table: TableImport) => void
  readonly onBack: (() => void) | undefined
}

/** Which field each column of the file holds. */
export function MappingStep({ table, onMapped, onBack }: MappingStepProps) {
  const place = useWorkplace()
  const [mapping, setMapping] = useState<readonly (MappedField | null)[]>(table.columns.map(({ field }) => field))
  const fields = useQuery({
    queryKey: ['import-fields'],
    queryFn: () => place.ask('GET /tasks/imports/fields'),
  })
  const save = useMutation<TableImport, Problem>({
    mutationFn: () =>
      place.ask('PUT /tasks/imports/:importId/mapping', { path: { importId: table.importId }, body: { mapping } }),
    onSuccess: onMapped,
  })
  const options = (fields.data?.fields ?? []).map(({ field, title, taken }) => ({
    value: field,
    label: taken || field === 'number' || field === 'adopted' ? title : `${title}（只读）`,
  }))
  const choose = (index: number, field: MappedField | null) =>
    // a field stands in one column: chosen here, it leaves the other
    setMapping(mapping.map((now, at) => (at === index ? field : now === field ? null : now)))
  const columns = table.columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ field }) => field !== 'mark' && field !== 'out')
  return (
    <section aria-label="对应各列">
      <p>
        请核对每一列是什么；设定后，同样表头的文件以后都照此读入。至少要有“任务内容”或“序号”。
        {table.remembered && '本表沿用上次的设定。'}
      </p>
      <Table<ImportColumn & { index: number }>
        size="small"
        rowKey="index"
        pagination={false}
        dataSource={columns}
        columns={[
          { title: '表中的列', dataIndex: 'name', width: 220, render: (name: string) => name || <em>（无列名）</em> },
          {
            title: '对应',
            width: 220,
            render: (_, { name, index }) => (
              <Select<MappedField | null>
                aria-label={`“${name}”列对应`}
                className="mapping-select"
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="不读入"
                value={mapping[index] ?? null}
                options={options}
                onChange={(field) => choose(index, field ?? null)}
              />
            ),
          },
          {
            title: '内容举例',
            dataIndex: 'sample',
            render: (sample: string) => <span className="soft">{sample}</span>,
          },
        ]}
      />
      <Trouble error={save.error ?? fields.error} />
      <div className="exchange-bar">
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          照此读入
        </Button>
        {onBack && <Button onClick={onBack}>返回核对</Button>}
      </div>
    </section>
  )
}
