import type { ImportListed, ImportsAnswer } from '@luoshi/server/desk/imports/taking-back-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { momentWords } from '../../words/reporting.ts'
import { ImportRows } from './import-rows.tsx'

/** 导入记录: the lists of a kind that were carried out, the newest first; one opened shows its rows. */
export function ImportsDrawer({
  kind,
  onClose,
}: {
  readonly kind: ImportListed['kind']
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const [opened, setOpened] = useState<string>()
  const list = useQuery<ImportsAnswer, Problem>({
    queryKey: [place.code, 'imports', kind],
    queryFn: () => place.ask('GET /imports', { query: { kind } }),
  })
  return (
    <Drawer open title="导入记录" size={720} onClose={onClose}>
      {list.isPending && <Skeleton active />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && opened === undefined && (
        <Table<ImportListed>
          size="small"
          rowKey="importId"
          dataSource={[...list.data.imports]}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: '还没有导入过。导入后可以在这里核对，整批收回。' }}
          columns={[
            {
              title: '名单',
              render: (_, { importId, source }) => (
                <button type="button" className="plain-name" onClick={() => setOpened(importId)}>
                  {source ?? '粘贴或勾选的名单'}
                </button>
              ),
            },
            { title: '行数', dataIndex: 'rows', className: 'numbers', width: 72 },
            { title: '导入人', dataIndex: 'by', width: 112 },
            { title: '时间', width: 144, className: 'numbers', render: (_, { at }) => momentWords(at) },
            {
              title: '现状',
              width: 184,
              render: (_, { takenBackAt }) => (takenBackAt === null ? '有效' : `${momentWords(takenBackAt)} 已收回`),
            },
          ]}
        />
      )}
      {opened !== undefined && <ImportRows key={opened} importId={opened} onBack={() => setOpened(undefined)} />}
    </Drawer>
  )
}
