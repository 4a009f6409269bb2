import { sql, type Transaction } from 'kysely'
import { finalStates } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'

/** What is open of a person: tasks, drafts of reports, matters and instructions. */
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
  return {
    instructions: instructions.map((row) => row.instruction_id),
    tasks: tasks.map((row) => row.task_id),
    drafts: drafts.map((row) => row.progress_id),
    matters: matters.map((row) => row.matter_id),
  }
}

/** It waits, or the matter that was made of it is not over. */
const openInstruction = (
  jurisdictionId: string,
) => sql<boolean>`(instruction.state = 'waiting' or exists (select from matter m
  where m.jurisdiction_id = ${jurisdictionId} and m.matter_id = instruction.became_matter_id
    and m.state <> all(${[...finalStates]})))`

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
  // a place in a group that is still at work, where the successor has none in it
  await sql`update inspection_person p set person_id = ${to}
     where p.jurisdiction_id = ${jurisdictionId} and p.person_id = ${from} and p.part <> 'recused'
       and exists (select from inspection i where i.jurisdiction_id = ${jurisdictionId}
         and i.inspection_id = p.inspection_id and i.state in ('draft', 'proposed', 'approved', 'under-way'))
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
