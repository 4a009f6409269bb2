import { sql, type Transaction } from 'kysely'
import { finalStates } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'

/** What is open of a person: tasks, drafts of reports, matters, instructions, and inspections they lead. */
export async function openOf(trx: Transaction<Tables>, jurisdictionId: string, personId: string) {
  const tasks = await trx
    .selectFrom('task')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('status', 'not in', ['closed', 'set-aside'])
    .where((eb) => eb.or([eb('officer_id', '=', personId), eb('leader_id', '=', personId)]))
    .execute()
  const drafts = await trx
    .selectFrom('progress')
    .select('progress_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('written_by', '=', `person:${personId}`)
    .where('state', 'in', ['draft', 'returned'])
    .execute()
  const matters = await trx
    .selectFrom('matter')
    .select('matter_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', 'not in', [...finalStates])
    .where((eb) => eb.or([eb('approver_id', '=', personId), eb('leader_id', '=', personId)]))
    .execute()
  const instructions = await trx
    .selectFrom('instruction')
    .select('instruction_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('leader_id', '=', personId)
    .where(openInstruction(jurisdictionId))
    .execute()
  const inspections = await trx
    .selectFrom('inspection_person')
    .innerJoin('inspection', (join) =>
      join
        .onRef('inspection.jurisdiction_id', '=', 'inspection_person.jurisdiction_id')
        .onRef('inspection.inspection_id', '=', 'inspection_person.inspection_id'),
    )
    .select('inspection.inspection_id')
    .where('inspection_person.jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('part', '=', 'leader')
    .where('state', 'in', [...grouped])
    .execute()
  return {
    inspections: inspections.map((row) => row.inspection_id),
    instructions: instructions.map((row) => row.instruction_id),
    tasks: tasks.map((row) => row.task_id),
    drafts: drafts.map((row) => row.progress_id),
    matters: matters.map((row) => row.matter_id),
  }
}

/** States in which the group of an inspection is still to work, or is at work. */
const grouped = ['draft', 'proposed', 'approved', 'under-way'] as const

/** It waits, or the matter that was made of it is not over. */
const openInstruction = (
  jurisdictionId: string,
) => sql<boolean>`(instruction.state = 'waiting' or exists (select from matter m
  where m.jurisdiction_id = ${jurisdictionId} and m.matter_id = instruction.became_matter_id
    and m.state <> all(${[...finalStates]})))`

/** Whether somebody recuses from one of these inspections: they cannot take over its lead. */
export async function recusesFrom(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  inspectionIds: readonly string[],
): Promise<boolean> {
  if (inspectionIds.length === 0) return false
  const recused = await trx
    .selectFrom('inspection_person')
    .select('inspection_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('part', '=', 'recused')
    .where('inspection_id', 'in', inspectionIds)
    .executeTakeFirst()
  return recused !== undefined
}

/** Give all that is open of one person to another. */
export async function moveOpen(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  from: string,
  to: string,
): Promise<void> {
  for (const column of ['officer_id', 'leader_id'] as const)
    await trx
      .updateTable('task')
      .set({ [column]: to, revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('status', 'not in', ['closed', 'set-aside'])
      .where(column, '=', from)
      .execute()
  // who takes over decides in the former approver's place
  for (const column of ['approver_id', 'leader_id'] as const)
    await trx
      .updateTable('matter')
      .set({ [column]: to, revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('state', 'not in', [...finalStates])
      .where(column, '=', from)
      .execute()
  // who takes over is told what comes of it
  await trx
    .updateTable('instruction')
    .set({ leader_id: to })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('leader_id', '=', from)
    .where(openInstruction(jurisdictionId))
    .execute()
  // a place in a group that is still at work, where the successor has none in it; a member who takes over the lead has that
  await sql`delete from inspection_person p using inspection_person l, inspection i
     where p.jurisdiction_id = ${jurisdictionId} and p.person_id = ${to} and p.part = 'member'
       and l.jurisdiction_id = ${jurisdictionId} and l.inspection_id = p.inspection_id and l.person_id = ${from}
       and l.part = 'leader' and i.jurisdiction_id = ${jurisdictionId} and i.inspection_id = p.inspection_id
       and i.state = any(${[...grouped]})`.execute(trx)
  await sql`update inspection_person p set person_id = ${to}
     where p.jurisdiction_id = ${jurisdictionId} and p.person_id = ${from} and p.part <> 'recused'
       and exists (select from inspection i where i.jurisdiction_id = ${jurisdictionId}
         and i.inspection_id = p.inspection_id and i.state = any(${[...grouped]}))
       and not exists (select from inspection_person q where q.jurisdiction_id = ${jurisdictionId}
         and q.inspection_id = p.inspection_id and q.person_id = ${to})`.execute(trx)
  await trx
    .updateTable('progress')
    .set({ written_by: `person:${to}`, revision: sql`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('written_by', '=', `person:${from}`)
    .where('state', 'in', ['draft', 'returned'])
    .execute()
}
