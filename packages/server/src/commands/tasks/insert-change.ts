import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import type { TaskChangeTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'

/** A departure from what was adopted, as somebody proposes it. */
export interface ProposedChange {
  readonly taskId: string
  readonly field: TaskChangeTable['field']
  readonly before: string | null
  readonly after: string | null
  readonly reason: string
}

/** Put a proposed change beside its task; returns its id. */
export async function insertChange(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  { taskId, field, before, after, reason }: ProposedChange,
): Promise<string> {
  const id = uuid()
  await trx
    .insertInto('task_change')
    .values({
      jurisdiction_id: jurisdictionId,
      task_change_id: id,
      task_id: taskId,
      field,
      before,
      after,
      reason,
      state: 'proposed',
      proposed_by: actor.id,
      proposed_at: at,
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    })
    .execute()
  return id
}
