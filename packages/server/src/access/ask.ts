import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { type Allowed, type Forbidden, forbidden, mayDo, type Subject } from './may-do.ts'
import type { Action } from './rules.ts'
import { rolesHeld, type SignedIn } from './signed-in.ts'

/**
 * What somebody asks to do. It proves nothing: a command makes the proof of it inside its own transaction, with
 * {@link proven}, and takes from the proof what it writes.
 */
export interface Ask<A extends Action, Task extends string | null = string | null> {
  readonly jurisdictionId: string
  readonly actor: SignedIn
  readonly action: A
  /** The task it is about; null when it is about the place. */
  readonly taskId: Task
  /** The person an `own` action concerns. */
  readonly personId: string | null
}

/** What somebody asks to do to one task. */
export type TaskAsk<A extends Action> = Ask<A, string>

/** The proof of a {@link TaskAsk}: the task is the one that was asked for. */
export type AllowedOnTask<A extends Action> = Allowed<A> & { readonly taskId: string }

/** Asks to do an action to the place, to a person or to a task. */
export function ask<A extends Action>(
  actor: SignedIn,
  action: A,
  subject: Subject & { readonly taskId: string },
): TaskAsk<A>
export function ask<A extends Action>(actor: SignedIn, action: A, subject?: Subject): Ask<A>
export function ask<A extends Action>(actor: SignedIn, action: A, { taskId, personId }: Subject = {}): Ask<A> {
  return { jurisdictionId: actor.jurisdictionId, actor, action, taskId: taskId ?? null, personId: personId ?? null }
}

/**
 * Does `work` in a transaction of its own, with the proof made in it from the roles as they are now. The refusal comes out
 * where there is no proof; nothing is written then.
 */
export function proven<A extends Action, Task extends string | null, Done>(
  db: Kysely<Tables>,
  asked: Ask<A, Task>,
  work: (trx: Transaction<Tables>, may: Allowed<A> & { readonly taskId: Task }) => Promise<Done>,
): Promise<Done | Forbidden> {
  return db.transaction().execute(async (trx) => {
    const may = await provenWithin(trx, asked)
    return may.kind === 'refused' ? may : work(trx, may)
  })
}

/** The proof of an ask, made in the caller's transaction, from the roles as they are now. */
export async function provenWithin<A extends Action, Task extends string | null>(
  trx: Transaction<Tables>,
  { actor, action, taskId, personId }: Ask<A, Task>,
): Promise<(Allowed<A> & { readonly taskId: Task }) | Forbidden> {
  const roles = await rolesHeld(trx, actor.jurisdictionId, actor.personId, actor.today)
  if (!roles) return forbidden
  const may = await mayDo(trx, { ...actor, roles }, action, {
    ...(taskId === null ? {} : { taskId }),
    ...(personId === null ? {} : { personId }),
  })
  return may.kind === 'refused' ? may : { ...may, taskId }
}
