import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { mayDo } from './may-do.ts'
import type { SignedIn } from './signed-in.ts'

/** Whether somebody writes the reports of a task, and so sees what its unit has not sent. */
export async function isInUnit(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<boolean> {
  return (await mayDo(db, actor, 'progress.write', { taskId })).kind === 'allowed'
}
