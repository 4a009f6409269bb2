import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button, Modal, Table } from 'antd'
import { taskNumber } from '../../words/task-number.ts'
import { taskColumns } from './grid/task-columns.ts'
import { patchedRow } from './patched-row.ts'
import type { Tasks } from './use-tasks.ts'

/** Says what somebody else changed meanwhile, beside what was typed, which is kept until a choice is made. */
export function ConflictDialog({ tasks }: { readonly tasks: Tasks }) {
  const { conflict, names } = tasks
  if (!conflict) return null
  const lines = conflict.rows.flatMap(({ seen, now }) => {
    if (!now)
      return [
        { key: seen.taskId, number: taskNumber(seen), field: '任务', before: '', now: '已不在任务表中', wanted: '' },
      ]
    const wanted = patchedRow(seen, conflict.patch, names)
    return taskColumns.flatMap((column) => {
      const [was, is, typed] = [seen, now, wanted].map((row) => column.text(row, names))
      if (was === is && was === typed) return []
      return [
        {
          key: `${seen.taskId} ${column.key}`,
          number: taskNumber(seen),
          field: column.title,
          before: was,
          now: is,
          wanted: typed === was ? '' : typed,
        },
      ]
    })
  })
  const rows = conflict.rows.flatMap(({ now }): TaskRow[] => (now ? [now] : []))
  const again = () => {
    tasks.closeConflict()
    void tasks.edit(rows, conflict.patch, tasks.describe(rows, '修改'))
  }
  return (
    <Modal
      open
      width={860}
      title="您打开之后，这些任务被他人修改过，没有保存"
      onCancel={tasks.closeConflict}
      footer={[
        <Button key="theirs" onClick={tasks.closeConflict}>
          保留他人的修改
        </Button>,
        <Button key="mine" type="primary" disabled={rows.length === 0} onClick={again}>
          改为我填写的
        </Button>,
      ]}
    >
      <Table
        size="small"
        pagination={false}
        dataSource={lines}
        locale={{ emptyText: '他人的修改与您填写的相同。' }}
        columns={[
          { title: '序号', dataIndex: 'number', width: 72 },
          { title: '栏目', dataIndex: 'field', width: 100 },
          { title: '您打开时', dataIndex: 'before' },
          {
            title: '现在（他人修改后）',
            dataIndex: 'now',
            render: (now: string, line) => (now === line.before ? now || '—' : <b>{now || '（空）'}</b>),
          },
          { title: '您填写的', dataIndex: 'wanted', render: (wanted: string) => wanted || '—' },
        ]}
      />
    </Modal>
  )
}
