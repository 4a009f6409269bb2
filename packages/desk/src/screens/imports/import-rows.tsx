import type { ImportDetail, ImportTakenBack } from '@luoshi/server/desk/imports/taking-back-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Table } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords } from '../../words/reporting.ts'

type Row = ImportDetail['items'][number]

/** What taking a list of the kind back does to the rows that nobody has touched. */
const effects: Readonly<Record<ImportDetail['kind'], string>> = {
  tasks: '改过的任务恢复原来的内容，待批准的变更撤回，新增的任务撤下。',
  units: '这些单位自今日起撤销，名称可以重新使用。',
  people: '这些人员离岗，没有用过的账号作废，用户名可以重新使用。',
  statistics: '这些统计数据不再显示。',
  matters: '新建的草稿作废，更新过的草稿恢复原来的内容。',
}

/** The rows of a list that was carried out, with what was done to each since; the whole list is taken back here. */
export function ImportRows({ importId, onBack }: { readonly importId: string; readonly onBack: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const detail = useQuery<ImportDetail, Problem>({
    queryKey: [place.code, 'imports', 'rows', importId],
    queryFn: () => place.ask('GET /imports/:importId', { path: { importId } }),
  })
  const takeBack = useMutation<ImportTakenBack, Problem>({
    mutationFn: () => place.ask('POST /imports/:importId/taking-back', { path: { importId } }),
    onSuccess: ({ count, left }) => {
      void message.success(`已收回 ${count} 行${left.length > 0 ? `，${left.length} 行没有动` : ''}。`, 6)
      void queries.invalidateQueries()
    },
  })
  if (detail.isPending) return <Skeleton active />
  if (cannotShow(detail)) return <ErrorState error={detail.error} again={() => detail.refetch()} />
  const { kind, source, items, takenBackAt } = detail.data
  const touched = items.filter((row) => row.touched !== null).length
  const ask = () =>
    modal.confirm({
      title: `收回这次导入的 ${items.length - touched} 行？`,
      content: `${effects[kind]}${touched > 0 ? `另有 ${touched} 行在导入后已有变动，不动，见表中说明。` : ''}收回记入台账，不能再恢复，需要时请重新导入。`,
      okText: '收回',
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      cancelText: '取消',
      onOk: () => takeBack.mutateAsync().catch(() => undefined),
    })
  return (
    <section aria-label="导入的各行">
      <div className="exchange-bar">
        <Button type="link" onClick={onBack}>
          返回导入记录
        </Button>
        <strong>{source ?? '粘贴或勾选的名单'}</strong>
        {takenBackAt === null ? (
          <Button danger disabled={touched === items.length} loading={takeBack.isPending} onClick={ask}>
            收回这次导入…
          </Button>
        ) : (
          <span role="status">{momentWords(takenBackAt)} 已收回</span>
        )}
      </div>
      <Trouble error={takeBack.error} />
      <Table<Row>
        size="small"
        rowKey="ordinal"
        dataSource={[...items]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '内容', dataIndex: 'name' },
          { title: '导入时', width: 72, render: (_, { added }) => (added ? '新增' : '修改') },
          {
            title: takenBackAt === null ? '导入后' : '收回时',
            width: 200,
            render: (_, row) => stateOf(row, takenBackAt),
          },
        ]}
      />
    </section>
  )
}

function stateOf({ touched, leftBecause }: Row, takenBackAt: string | null) {
  if (takenBackAt !== null) return leftBecause === null ? '✓ 已收回' : `○ 没有动：${leftBecause}`
  return touched === null ? '没有变动' : `▲ ${touched}，收回时不动`
}
