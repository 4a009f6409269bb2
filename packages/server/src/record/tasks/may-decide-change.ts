import type { Kysely } from 'kysely'
import { mayDo } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { notLentBy } from '../../domain/own-power.ts'
import type { Tables } from '../../store/tables.ts'

/** Whether somebody decides on a change of a task: not who proposed it, nor by the power that the proposer lent. */
export async function mayDecideChange(
  db: Kysely<Tables>,
  actor: SignedIn,
  { taskId, proposedBy }: { readonly taskId: string; readonly proposedBy: string },
): Promise<boolean> {
  if (proposedBy === actor.id) return false
  const proposer = proposedBy.startsWith('person:') ? proposedBy.slice(7) : null
  const left = { ...actor, roles: notLentBy(actor.roles, [proposer]) }
  return (await mayDo(db, left, 'task.decide-change', { taskId })).kind === 'allowed'
}
