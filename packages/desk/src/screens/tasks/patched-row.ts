import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import type { TaskNames } from './task-names.ts'

/** A row as it will be with a patch; what the patch does not name stays. */
export function patchedRow(row: TaskRow, patch: TaskPatch, names: TaskNames): TaskRow {
  const person = (id: string | null) => (id === null ? null : { personId: id, name: names.personName(id) })
  const leadIds = patch.leadIds ?? row.leadIds
  return {
    ...row,
    kind: patch.kind ?? row.kind,
    leadIds,
    partnerIds: (patch.partnerIds ?? row.partnerIds).filter((id) => !leadIds.includes(id)),
    leader: patch.leaderId === undefined ? row.leader : person(patch.leaderId),
    officer: patch.officerId === undefined ? row.officer : person(patch.officerId),
    speakerId: patch.speakerId === undefined ? row.speakerId : patch.speakerId,
    sourceUnitId: patch.sourceUnitId === undefined ? row.sourceUnitId : patch.sourceUnitId,
    dueOn: patch.dueOn === undefined ? row.dueOn : patch.dueOn,
    planRule: patch.planRule ?? row.planRule,
    continuous: patch.continuous ?? row.continuous,
    emphasised: patch.emphasised ?? row.emphasised,
    requirement: patch.requirement === undefined ? row.requirement : patch.requirement,
    remark: patch.remark === undefined ? row.remark : patch.remark,
    disclosure: patch.disclosure ?? row.disclosure,
  }
}
