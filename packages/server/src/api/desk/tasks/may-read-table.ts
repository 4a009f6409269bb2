import { type Forbidden, mayDo } from '../../../access/may-do.ts'

/** Anyone who reads any task at all may ask for the table, which holds what they may read; the refusal for all others. */
export async function mayReadTable(
  db: Parameters<typeof mayDo>[0],
  actor: Parameters<typeof mayDo>[1],
): Promise<Forbidden | undefined> {
  if (actor.roles.some(({ role }) => role === 'unit-head' || role === 'unit-officer')) return undefined
  const may = await mayDo(db, actor, 'task.read')
  return may.kind === 'allowed' ? undefined : may
}
