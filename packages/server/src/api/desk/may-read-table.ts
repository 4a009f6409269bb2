import type { Kysely } from 'kysely'
import { type Forbidden, mayDo } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'

/** Whoever reads any task at all may ask for the table, which holds what they may read; the refusal for all others. */
export async function mayReadTable(db: Kysely<Tables>, actor: SignedIn): Promise<Forbidden | undefined> {
  if (actor.roles.some(({ role }) => role === 'unit-head' || role === 'unit-officer')) return undefined
  const may = await mayDo(db, actor, 'task.read')
  return may.kind === 'allowed' ? undefined : may
}
