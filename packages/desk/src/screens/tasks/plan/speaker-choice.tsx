import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Select } from 'antd'
import { useWorkplace } from '../../../application/session.tsx'
import type { Tasks } from '../use-tasks.ts'

const each = 'each'

/** Of a task that a group leads: whether each member reports for itself, or which one for all. */
export function SpeakerChoice({ tasks, row }: { readonly tasks: Tasks; readonly row: TaskRow }) {
  const place = useWorkplace()
  const { units } = tasks.names.choices
  const group = units.find(({ unitId }) => unitId === row.leadIds[0])
  if (!group || group.memberIds.length === 0) return null
  const members = group.memberIds.map((unitId) => ({ value: unitId, label: `由${tasks.names.unit(unitId)}代表填报` }))
  const chosen = row.speakerId !== null && group.memberIds.includes(row.speakerId) ? row.speakerId : each
  return (
    <section>
      <h2>填报方式</h2>
      <p className="soft">
        “{group.shortName}”有 {group.memberIds.length} 个成员：{group.memberIds.map(tasks.names.unit).join('、')}。
      </p>
      <Select
        aria-label="填报方式"
        className="tasks-speaker"
        value={chosen}
        disabled={!place.has('supervisor')}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: each, label: `${group.memberIds.length} 个成员分别填报` }, ...members]}
        onChange={(value: string) => void tasks.edit([row], { speakerId: value === each ? null : value }, '填报方式')}
      />
    </section>
  )
}
