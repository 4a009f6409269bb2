import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App, Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { taskNumber } from '../../words/task-number.ts'
import { disclosureWords, kindWords, planRuleWords } from '../../words/tasks.ts'
import { leaderOptions, officerOptions, unitOptions } from './cell-editor.tsx'
import type { Tasks } from './use-tasks.ts'

type Field =
  | 'leads'
  | 'partners'
  | 'leader'
  | 'officer'
  | 'due'
  | 'source'
  | 'plan'
  | 'kind'
  | 'disclosure'
  | 'emphasised'
  | 'continuous'

const fields: readonly { readonly value: Field; readonly label: string }[] = [
  { value: 'leads', label: '牵头单位' },
  { value: 'partners', label: '配合单位' },
  { value: 'leader', label: '牵头领导' },
  { value: 'officer', label: '责任人' },
  { value: 'due', label: '完成时限' },
  { value: 'source', label: '数据来源单位' },
  { value: 'plan', label: '进度口径' },
  { value: 'kind', label: '类型' },
  { value: 'disclosure', label: '公开属性' },
  { value: 'emphasised', label: '重点 ★' },
  { value: 'continuous', label: '持续推进' },
]

export interface BulkBarProps {
  readonly tasks: Tasks
  readonly rows: readonly TaskRow[]
  readonly onSplit: (row: TaskRow) => void
  readonly onClear: () => void
}

/** What is done to the rows that are selected, all of them alike. */
export function BulkBar({ tasks, rows, onSplit, onClear }: BulkBarProps) {
  const { modal, message } = App.useApp()
  const [field, setField] = useState<Field>('leads')
  const [value, setValue] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const title = fields.find((one) => one.value === field)?.label ?? ''
  const set = () => void tasks.edit(rows, patchOf(field, value), tasks.describe(rows, title))
  const refused = (problem: Error | null, done: string) => {
    setBusy(false)
    if (problem) modal.error({ title: '没有办理', content: problem.message })
    else {
      void message.success(done)
      onClear()
    }
  }
  const assign = () =>
    modal.confirm({
      title: `下达 ${rows.length} 项任务？`,
      content: '下达后牵头单位即可签收，并开始按期填报。',
      okText: '下达',
      onOk: async () => {
        setBusy(true)
        refused(
          await tasks.act('tasks/assign', (seen) => ({ tasks: rows.map(seen) })),
          `已下达 ${rows.length} 项，等待签收。`,
        )
      },
    })
  const join = async () => {
    setBusy(true)
    refused(await tasks.act('tasks/join', (seen) => ({ tasks: rows.map(seen) })), '已合并，恢复报告原文。')
  }
  const take = () => {
    const byUnit = new Map<string, TaskRow[]>()
    for (const row of rows) {
      const unitId = row.leadIds.length === 0 ? tasks.suggested.get(row.taskId)?.[0]?.unitId : undefined
      if (unitId) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), row])
    }
    for (const [unitId, same] of byUnit) void tasks.edit(same, { leadIds: [unitId] }, tasks.describe(same, '牵头单位'))
  }
  const suggestions = rows.filter((row) => row.leadIds.length === 0 && tasks.suggested.get(row.taskId)?.[0]).length
  const [one] = rows
  const parts = rows.length > 1 && rows.every(({ commitmentId }) => commitmentId === one?.commitmentId)
  return (
    <section className="tasks-bulk" aria-label="批量办理">
      <b>已选 {rows.length} 项</b>
      <Select<Field>
        aria-label="要改的栏目"
        value={field}
        style={{ width: 120 }}
        options={[...fields]}
        onChange={(next) => {
          setField(next)
          setValue([])
        }}
      />
      <ValueField tasks={tasks} rows={rows} field={field} value={value} onChange={setValue} />
      <Button onClick={set} disabled={field === 'kind' && value.length === 0}>
        {value.length === 0 ? '清空' : '设置'}
      </Button>
      {suggestions > 0 && <Button onClick={take}>采纳建议（{suggestions}）</Button>}
      {rows.length === 1 && one && <Button onClick={() => onSplit(one)}>拆分…</Button>}
      {parts && (
        <Button loading={busy} onClick={() => void join()}>
          合并为第 {one ? taskNumber({ ...one, part: 1 }) : ''} 项
        </Button>
      )}
      <Button type="primary" loading={busy} onClick={assign}>
        下达…
      </Button>
      <Button type="link" onClick={onClear}>
        取消选择
      </Button>
    </section>
  )
}

interface ValueFieldProps {
  readonly tasks: Tasks
  readonly rows: readonly TaskRow[]
  readonly field: Field
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

function ValueField({ tasks: { names }, rows, field, value, onChange }: ValueFieldProps): ReactNode {
  const label = `设为（${fields.find((one) => one.value === field)?.label}）`
  if (field === 'due')
    return (
      <input
        className="tasks-bulk-day"
        type="date"
        aria-label={label}
        value={value[0] ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
      />
    )
  const several = field === 'leads' || field === 'partners'
  const leadIds = [...new Set(rows.flatMap((row) => row.leadIds))]
  const options =
    field === 'leader'
      ? leaderOptions(names)
      : field === 'officer'
        ? officerOptions(names, leadIds)
        : field === 'plan' || field === 'disclosure' || field === 'kind'
          ? Object.entries(wordsOf[field]).map(([key, words]) => ({
              value: key,
              label: words,
              search: words,
            }))
          : field === 'emphasised' || field === 'continuous'
            ? [{ value: 'yes', label: '是', search: '是' }]
            : unitOptions(names)
  return (
    <Select<string[] | string>
      key={field}
      aria-label={label}
      {...(several ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      allowClear
      style={{ width: several ? 240 : 180 }}
      popupMatchSelectWidth={260}
      placeholder={several ? '先选的在前' : '选择'}
      showSearch={{ optionFilterProp: 'search' }}
      {...(several ? { value: [...value] } : value[0] === undefined ? {} : { value: value[0] })}
      onChange={(next: string[] | string | undefined) => onChange(next === undefined ? [] : [next].flat())}
      options={options}
    />
  )
}

const wordsOf = { plan: planRuleWords, disclosure: disclosureWords, kind: kindWords } as const

function patchOf(field: Field, value: readonly string[]): TaskPatch {
  const one = value[0] ?? null
  switch (field) {
    case 'leads':
      return { leadIds: value }
    case 'partners':
      return { partnerIds: value }
    case 'leader':
      return { leaderId: one }
    case 'officer':
      return { officerId: one }
    case 'due':
      return { dueOn: one }
    case 'source':
      return { sourceUnitId: one }
    case 'plan':
      return { planRule: (one ?? 'months') as TaskRow['planRule'] }
    case 'kind':
      // every task is of some kind: there is no emptying it
      return one === null ? {} : { kind: one as TaskRow['kind'] }
    case 'disclosure':
      return { disclosure: (one ?? 'undecided') as TaskRow['disclosure'] }
    case 'emphasised':
      return { emphasised: one !== null }
    case 'continuous':
      return { continuous: one !== null }
  }
}
