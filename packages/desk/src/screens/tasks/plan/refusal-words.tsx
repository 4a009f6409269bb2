import type { TaskDetail } from '@luoshi/server/desk/tasks/task-routes.ts'
import { dayWords } from '../../../words/reporting.ts'

/** Each 退签 in words: who, when, why, whose it may be. */
export function RefusalWords({ refusals }: { readonly refusals: TaskDetail['refusals'] }) {
  return refusals.map(({ unitId, unit, part, reason, suggestedUnit, by, at }) => (
    <p key={unitId}>
      <b>{unit}</b>
      <span className="soft">
        （{{ lead: '牵头', member: '成员', partner: '配合' }[part]}）{by} {dayWords(at)} 退签，
      </span>
      理由：{reason}
      {suggestedUnit && `；建议由${suggestedUnit}办理`}
    </p>
  ))
}
