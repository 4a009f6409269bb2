import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App, Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { DayField } from '../../parts/day-field.tsx'
import { useUrge } from '../../parts/use-urge.ts'
import { taskWords } from '../../words/task-number.ts'
import { disclosureWords, kindWords, planRuleWords } from '../../words/tasks.ts'
import { leaderOptions, officerOptions, unitOptions } from './grid/cell-options.ts'
import { HandOutButton } from './hand-out-button.tsx'
import { takeBackJoin, takeBackUrges } from './take-back.ts'
import { doneWords } from './task-edits.ts'
import type { Tasks } from './use-tasks.ts'

type Field =
  | 'leads'
  | 'partners'
  | 'leader'
  | 'officer'
  | 'due'
  | 'source'
  | 'speaker'
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
  { value: 'speaker', label: '填报方式' },
  { value: 'plan', label: '进度口径' },
  { value: 'kind', label: '类型' },
  { value: 'disclosure', label: '公开属性' },
  { value: 'emphasised', label: '重点 ★' },
  { value: 'continuous', label: '持续推进' },
]

interface BulkBarProps {
  readonly tasks: Tasks
  readonly rows: readonly TaskRow[]
  readonly onSplit: (row: TaskRow) => void
  /** Shows these tasks alone. */
  readonly onOnly: (taskIds: readonly string[]) => void
  readonly onClear: () => void
}

/** What is done to the rows that are selected, all of them alike. */
export function BulkBar({ tasks, rows, onSplit, onOnly, onClear }: BulkBarProps) {
  const { modal, message } = App.useApp()
  const [chosen, setChosen] = useState<Field>('leads')
  const [value, setValue] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const ways = reportingWays(tasks, rows)
  // the selection has changed: what was chosen for groups is not offered for the tasks of a unit
  const field = chosen === 'speaker' && ways.length === 0 ? 'leads' : chosen
  const offers = (one: string) => field !== 'speaker' || ways.some((way) => way.value === one)
  const wanted = field === chosen ? value.filter(offers) : []
  const title = fields.find((one) => one.value === field)?.label ?? ''
  const choose = (next: readonly string[]) => {
    setChosen(field)
    setValue(next)
  }
  const set = () => void tasks.edit(rows, patchOf(field, wanted), tasks.describe(rows, title))
  const filled = rows.filter((row) => stands(row, field)).length
  const empty = () =>
    modal.confirm({
      title: `清空 ${filled} 项任务的${title}？`,
      content: '清空后可以用“撤销”一步恢复。',
      okText: `清空 ${filled} 项`,
      okButtonProps: { danger: true },
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => void tasks.edit(rows, patchOf(field, []), `${tasks.describe(rows, title)}（清空）`),
    })
  const join = async () => {
    setBusy(true)
    const first = rows.toSorted((a, b) => a.part - b.part)[0]
    const problem = await tasks.act((ask, seen) => ask('POST /tasks/join', { body: { tasks: rows.map(seen) } }))
    setBusy(false)
    if (problem) return void modal.error({ title: '未能合并', content: problem.message })
    if (first) tasks.acted(`合并 ${rows.length} 项`, takeBackJoin(tasks, first))
    void message.success('已合并，恢复报告原文。')
    onClear()
  }
  /** The unit suggested for a task without a lead; a weak suggestion is taken one by one, in the table. */
  const offered = (row: TaskRow) => {
    const first = row.leadIds.length === 0 ? tasks.suggested.get(row.taskId)?.[0] : undefined
    return first?.weak ? undefined : first?.unitId
  }
  const take = () => {
    const byUnit = new Map<string, TaskRow[]>()
    for (const row of rows) {
      const unitId = offered(row)
      if (unitId) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), row])
    }
    const groups = [...byUnit].map(([unitId, same]) => ({ rows: same, patch: { leadIds: [unitId] } }))
    const count = groups.reduce((sum, group) => sum + group.rows.length, 0)
    void tasks.editTogether(groups, `采纳 ${count} 项的牵头单位建议`)
  }
  const urge = useUrge()
  const running = rows.filter(({ status }) => status === 'assigned' || status === 'active').length
  const suggestions = rows.filter((row) => offered(row) !== undefined).length
  const [one] = rows
  const parts = rows.length > 1 && rows.every(({ commitmentId }) => commitmentId === one?.commitmentId)
  return (
    <section className="tasks-bulk" aria-label="批量办理">
      <b>已选 {rows.length} 项</b>
      <Select<Field>
        aria-label="要改的栏目"
        value={field}
        style={{ width: 120 }}
        options={fields.filter(({ value: name }) => name !== 'speaker' || ways.length > 0)}
        onChange={(next) => {
          setChosen(next)
          setValue([])
        }}
      />
      <ValueField tasks={tasks} rows={rows} field={field} value={wanted} onChange={choose} />
      <Button onClick={set} disabled={wanted.length === 0}>
        设置 {rows.length} 项
      </Button>
      {filled > 0 && (
        <Button type="text" onClick={empty}>
          清空…
        </Button>
      )}
      {suggestions > 0 && <Button onClick={take}>采纳建议 {suggestions} 项</Button>}
      {rows.length === 1 && one && <Button onClick={() => onSplit(one)}>拆分…</Button>}
      {parts && (
        <Button loading={busy} onClick={() => void join()}>
          合并 {rows.length} 项为{one ? taskWords({ ...one, part: 1 }) : ''}
        </Button>
      )}
      <HandOutButton words={`下达 ${rows.length} 项…`} tasks={tasks} rows={rows} onOnly={onOnly} onDone={onClear} />
      {running > 0 && (
        <Button
          loading={urge.isPending}
          title="提醒所选任务中未报送、未签收的单位"
          onClick={() =>
            urge.mutate(
              { taskIds: rows.map(({ taskId }) => taskId) },
              {
                onSuccess: (sent) =>
                  sent && tasks.acted(`催报 ${sent.units} 个单位 ${sent.tasks} 项`, takeBackUrges(urge, sent)),
              },
            )
          }
        >
          催报 {running} 项
        </Button>
      )}
      <Button type="link" onClick={onClear}>
        取消选择
      </Button>
      <span className="tasks-bulk-done soft" aria-live="polite">
        {tasks.saving ? '正在保存…' : tasks.last ? doneWords(tasks.last) : ''}
      </span>
      {tasks.last && !tasks.saving && (
        <Button type="link" size="small" onClick={() => void tasks.undo()}>
          撤销（Ctrl+Z）
        </Button>
      )}
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

function ValueField({ tasks, rows, field, value, onChange }: ValueFieldProps): ReactNode {
  const { names } = tasks
  const label = `设为（${fields.find((one) => one.value === field)?.label}）`
  if (field === 'due')
    return <DayField label={label} day={value[0] ?? null} onChange={(day) => onChange(day === null ? [] : [day])} />
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
          : field === 'speaker'
            ? reportingWays(tasks, rows)
            : field === 'emphasised' || field === 'continuous'
              ? yesNo
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

const each = 'each'

/** How tasks that groups lead may be reported: by each member, or by one who is of the groups of all; none where a unit leads one. */
function reportingWays({ names }: Tasks, rows: readonly TaskRow[]) {
  const groups = rows.map(({ leadIds }) => names.choices.units.find(({ unitId }) => unitId === leadIds[0]))
  const [first] = groups
  if (!first || groups.some((group) => !group || group.memberIds.length === 0)) return []
  const common = first.memberIds.filter((unitId) => groups.every((group) => group?.memberIds.includes(unitId)))
  return [
    { value: each, label: '各成员分别填报', search: '各成员分别填报' },
    ...common.map((unitId) => {
      const label = `由${names.unit(unitId)}代表填报`
      return { value: unitId, label, search: label }
    }),
  ]
}

const yesNo = [
  { value: 'yes', label: '是', search: '是' },
  { value: 'no', label: '否', search: '否' },
]

/** Whether something stands in a field that can be emptied. */
function stands(row: TaskRow, field: Field): boolean {
  switch (field) {
    case 'leads':
      return row.leadIds.length > 0
    case 'partners':
      return row.partnerIds.length > 0
    case 'leader':
      return row.leader !== null
    case 'officer':
      return row.officer !== null
    case 'due':
      return row.dueOn !== null
    case 'source':
      return row.sourceUnitId !== null
    default:
      return false
  }
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
    case 'speaker':
      return one === null ? {} : { speakerId: one === each ? null : one }
    case 'plan':
      return { planRule: (one ?? 'months') as TaskRow['planRule'] }
    case 'kind':
      // every task is of some kind: there is no emptying it
      return one === null ? {} : { kind: one as TaskRow['kind'] }
    case 'disclosure':
      return { disclosure: (one ?? 'undecided') as TaskRow['disclosure'] }
    case 'emphasised':
      return { emphasised: one === 'yes' }
    case 'continuous':
      return { continuous: one === 'yes' }
  }
}
