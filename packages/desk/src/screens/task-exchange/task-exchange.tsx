import type { ImportApplied, TableImport } from '@luoshi/server/desk/tasks/import-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Steps, Upload } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { ImportsButton } from '../imports/imports-button.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ImportPreview } from './import-preview.tsx'
import { MappingStep } from './mapping-step.tsx'
import './task-exchange.css'

/** 表格导出导入: the task table out as files; a table in, its columns mapped, its rows previewed and carried out as chosen. */
export function TaskExchangeScreen() {
  const place = useWorkplace()
  const [table, setTable] = useState<TableImport>()
  const [mapping, setMapping] = useState(false)
  const [done, setDone] = useState<ImportApplied>()
  const read = useMutation<TableImport, Problem, File>({
    mutationFn: (file) => place.ask('POST /tasks/imports', { query: { file_name: file.name }, file }),
    onSuccess: (answer) => {
      setTable(answer)
      setDone(undefined)
      // nothing can be previewed before it is known what the columns hold
      setMapping(answer.rows.length === 0)
    },
  })
  const step = done ? 3 : !table ? 0 : mapping ? 1 : 2
  return (
    <>
      <PageHeader
        title="任务表导出导入"
        aside={table ? table.fileName : undefined}
        actions={
          <>
            <ExportMenu grouping="area" notices />
            <ImportsButton kind="tasks" />
            <Link to={`/${place.code}/tasks`}>返回任务分解表</Link>
          </>
        }
      />
      <Steps
        className="exchange-steps"
        size="small"
        current={step}
        items={[{ title: '选择文件' }, { title: '对应各列' }, { title: '核对修改' }, { title: '完成' }]}
      />
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          read.mutate(file)
          return false
        }}
      >
        <Button type={table ? 'default' : 'primary'} loading={read.isPending}>
          {table ? '换一个文件' : '选择 .xlsx 或 .csv 文件'}
        </Button>
      </Upload>
      <Trouble error={read.error} />
      {!table && (
        <p className="soft">
          可以导入从这里导出、修改过的任务表，也可以导入本单位原有的任务分解表。读入后先逐行列出将要作的修改，经您选定才会写入；任务内容和报告写明的时限有改动的，作为“变更”提出，待他人批准。表格中不得含有国家秘密、工作秘密。
        </p>
      )}
      {table && !done && mapping && (
        <MappingStep
          table={table}
          onMapped={(answer) => {
            setTable(answer)
            setMapping(false)
          }}
          onBack={table.rows.length > 0 ? () => setMapping(false) : undefined}
        />
      )}
      {table && !done && !mapping && (
        <ImportPreview
          key={`${table.importId} ${table.fillDown?.done} ${table.unknownUnits.length} ${table.groups.length}`}
          table={table}
          onMapping={() => setMapping(true)}
          onRead={setTable}
          onDone={setDone}
        />
      )}
      {done && (
        <div className="notice" role="status">
          <h2>已写入</h2>
          <p>
            修改 {done.edited} 项，新增 {done.added} 项；另有 {done.proposed} 处变更待他人批准。
          </p>
          <p className="soft">写错了可以在“导入记录”里整批收回；导入后又改过的行不动。</p>
          <Link to={`/${place.code}/tasks`}>查看任务表</Link>
        </div>
      )}
    </>
  )
}
