import type { Transaction } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import type { TaskPart, UnitPart } from '../../domain/vocabulary.ts'
import { endsAfter, heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import type { TaskRefusal } from './locked-tasks.ts'

/** Units of a task in order; the first lead is the accountable one. What is left out stays. */
export interface TaskUnits {
  readonly leadIds?: readonly string[] | undefined
  readonly partnerIds?: readonly string[] | undefined
}

/**
 * Give a task its units from `today` on; those it had stay in its history. Rows hold from `valid_from` up to `valid_to`,
 * that day not included. A unit named as lead and partner is a lead. Of a group its members take part too, and a member
 * that is named as a partner besides is a member.
 */
export async function setTaskUnits(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
  { leadIds, partnerIds, again = false }: TaskUnits & { readonly again?: boolean },
  today: string,
): Promise<void> {
  if (leadIds === undefined && partnerIds === undefined && !again) return
  const now = await trx
    .selectFrom('task_unit')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where(endsAfter('task_unit', today))
    .orderBy('place')
    .execute()
  const kept = (part: UnitPart) => now.filter((row) => row.part === part).map((row) => row.unit_id)
  const leads = [...new Set(leadIds ?? kept('lead'))]
  const partners = [...new Set(partnerIds ?? kept('partner'))].filter((id) => !leads.includes(id))
  const chosen = [...leads, ...partners]
  const members = (await membersOf(trx, jurisdictionId, chosen)).filter(({ unitId }) => !leads.includes(unitId))
  const wanted: readonly WantedUnit[] = [
    ...leads.map((unitId, index) => ({ unitId, part: 'lead' as const, place: index + 1, groupId: null })),
    ...members.map((member, index) => ({ ...member, part: 'member' as const, place: index + 1 })),
    ...partners
      .filter((unitId) => !members.some((member) => member.unitId === unitId))
      .map((unitId, index) => ({ unitId, part: 'partner' as const, place: index + 1, groupId: null })),
  ]
  const row = (unitId: string, validFrom: string) =>
    trx
      .updateTable('task_unit')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('unit_id', '=', unitId)
      .where('valid_from', '=', validFrom)
  const same = (had: (typeof now)[number], { unitId, part, place, groupId }: WantedUnit) =>
    had.unit_id === unitId && had.part === part && had.place === place && had.group_id === groupId
  for (const had of now) {
    if (wanted.some((one) => same(had, one))) continue
    await row(had.unit_id, had.valid_from).set({ valid_to: today }).execute()
  }
  for (const one of wanted) {
    if (now.some((had) => same(had, one))) continue
    const { unitId, part, place, groupId } = one
    await trx
      .insertInto('task_unit')
      .values({
        jurisdiction_id: jurisdictionId,
        task_id: taskId,
        unit_id: unitId,
        part,
        place,
        group_id: groupId,
        valid_from: today,
        valid_to: null,
      })
      // changed twice on one day: the day's last state is what the history keeps of it
      .onConflict((conflict) =>
        conflict
          .columns(['jurisdiction_id', 'task_id', 'unit_id', 'valid_from'])
          .doUpdateSet({ part, place, group_id: groupId, valid_to: null }),
      )
      .execute()
  }
}

interface WantedUnit {
  readonly unitId: string
  readonly part: TaskPart
  readonly place: number
  readonly groupId: string | null
}

/** The members of those of some units that are groups, each once, of the first group that names it. */
async function membersOf(trx: Transaction<Tables>, jurisdictionId: string, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  const rows = await trx
    .selectFrom('unit_member')
    .select(['group_id', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('group_id', 'in', unitIds)
    .orderBy('place')
    .execute()
  const ordered = unitIds.flatMap((groupId) => rows.filter((row) => row.group_id === groupId))
  return [...new Map(ordered.toReversed().map((row) => [row.unit_id, row])).values()]
    .toReversed()
    .map((row) => ({ unitId: row.unit_id, groupId: row.group_id }))
}

/** Give a group's members of today their part in its running tasks; how many tasks those are. */
export async function carryMembers(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  groupId: string,
  today: Day,
): Promise<number> {
  const rows = await trx
    .selectFrom('task_unit')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('task.task_id', '=', 'task_unit.task_id'),
    )
    .select('task.task_id')
    .where('task_unit.jurisdiction_id', '=', jurisdictionId)
    .where('task_unit.unit_id', '=', groupId)
    .where('task.status', 'not in', ['closed', 'set-aside'])
    .where(endsAfter('task_unit', today))
    .forUpdate('task')
    .execute()
  // what is named again is what it was: only the members differ
  for (const { task_id } of rows) await setTaskUnits(trx, jurisdictionId, task_id, { again: true }, today)
  return rows.length
}

/** The refusal where one of the units is not the place's, or is closed and not already one of the task's units. */
export async function unknownUnit(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  { today, taskIds }: { readonly today: Day; readonly taskIds: readonly string[] },
): Promise<TaskRefusal | undefined> {
  const wanted = new Set(unitIds)
  if (wanted.size === 0) return undefined
  const found = await trx
    .selectFrom('unit')
    .select(['unit_id', 'name', heldOn('unit', today).$castTo<boolean>().as('open')])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', [...wanted])
    .execute()
  if (found.length < wanted.size)
    return refusal(
      404,
      'unknown-unit',
      '没有这个单位，请刷新后重新选择。',
      'There is no such unit. Load the page again and choose again.',
    )
  const closed = found.filter(({ open }) => !open)
  if (closed.length === 0) return undefined
  const kept = await trx
    .selectFrom('task_unit')
    .select(['task_id', 'unit_id'])
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .where(heldOn('task_unit', today))
    .execute()
  const added = closed.find((unit) =>
    taskIds.some((taskId) => !kept.some((row) => row.task_id === taskId && row.unit_id === unit.unit_id)),
  )
  if (!added) return undefined
  return refusal(
    422,
    'closed-unit',
    `“${added.name}”已撤销或并入别的单位，不能再承担任务。请改选现有单位。`,
    `${added.name} is closed or merged; choose a unit that is open.`,
  )
}
