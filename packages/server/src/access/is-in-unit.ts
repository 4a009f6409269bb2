import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { mayDo } from './may-do.ts'
import type { SignedIn } from './signed-in.ts'

/** Whether somebody writes the reports of a task, and for which units: of a group's task each sees only its own unsent one. */
export interface InUnit {
  readonly writes: boolean
  readonly unitIds: readonly string[]
}

/** Whether somebody writes the reports of a task, and so sees what its unit has not sent. */
export async function isInUnit(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<InUnit> {
  const may = await mayDo(db, actor, 'progress.write', { taskId })
  return { writes: may.kind === 'allowed', unitIds: actor.roles.flatMap(({ unitId }) => unitId ?? []) }
}
