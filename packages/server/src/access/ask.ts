import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { type Allowed, type Forbidden, forbidden, mayDo, type Subject } from './may-do.ts'
import type { Action } from './rules.ts'
import { rolesHeld, type SignedIn } from './signed-in.ts'

/**
 * What somebody asks to do. It proves nothing: a command makes the proof of it inside its own transaction, with
 * {@link proven}, and takes from the proof what it writes.
 */
export interface Ask<A extends Action> {
  readonly jurisdictionId: string
  readonly actor: SignedIn
  readonly action: A
  /** The task it is about; null when it is about no single one. */
  readonly taskId: string | null
  /** The matter it is about; null when it is about no single one. */
  readonly matterId: string | null
  /** The person an `own` action concerns. */
  readonly personId: string | null
}

/** What somebody asks to do to one task. */
export type TaskAsk<A extends Action> = Ask<A> & { readonly taskId: string }

/** What somebody asks to do to one matter. */
export type MatterAsk<A extends Action> = Ask<A> & { readonly matterId: string }

/** The proof of an ask: task and matter are the ones that were asked for. */
export type Proof<Q extends Ask<Action>> = Allowed<Q['action']> & Pick<Q, 'taskId' | 'matterId'>

/** The proof of a {@link TaskAsk}: the task is the one that was asked for. */
export type AllowedOnTask<A extends Action> = Allowed<A> & { readonly taskId: string }

/** The proof of a {@link MatterAsk}: the matter is the one that was asked for. */
export type AllowedOnMatter<A extends Action> = Allowed<A> & { readonly matterId: string }

/** Asks to do an action to the place, to a person, to a task or to a matter. */
export function ask<A extends Action>(
  actor: SignedIn,
  action: A,
  subject: Subject & { readonly taskId: string },
): TaskAsk<A>
export function ask<A extends Action>(
  actor: SignedIn,
  action: A,
  subject: Subject & { readonly matterId: string },
): MatterAsk<A>
export function ask<A extends Action>(actor: SignedIn, action: A, subject?: Subject): Ask<A>
export function ask<A extends Action>(
  actor: SignedIn,
  action: A,
  { taskId, matterId, personId }: Subject = {},
): Ask<A> {
  const { jurisdictionId } = actor
  return {
    jurisdictionId,
    actor,
    action,
    taskId: taskId ?? null,
    matterId: matterId ?? null,
    personId: personId ?? null,
  }
}

/**
 * Does `work` in a transaction of its own, with the proof made in it from the roles as they are now. The refusal comes out
 * where there is no proof; nothing is written then.
 */
export function proven<Q extends Ask<Action>, Done>(
  db: Kysely<Tables>,
  asked: Q,
  work: (trx: Transaction<Tables>, may: Proof<Q>) => Promise<Done>,
): Promise<Done | Forbidden> {
  return db.transaction().execute(async (trx) => {
    const may = await provenWithin(trx, asked)
    return may.kind === 'refused' ? may : work(trx, may)
  })
}

/** The proof of an ask, made in the caller's transaction, from the roles as they are now. */
export async function provenWithin<Q extends Ask<Action>>(
  trx: Transaction<Tables>,
  asked: Q,
): Promise<Proof<Q> | Forbidden> {
  const { actor, action, taskId, matterId, personId } = asked
  const roles = await rolesHeld(trx, actor.jurisdictionId, actor.personId, actor.today)
  if (!roles) return forbidden
  const may = await mayDo(trx, { ...actor, roles }, action, {
    ...(taskId === null ? {} : { taskId }),
    ...(matterId === null ? {} : { matterId }),
    ...(personId === null ? {} : { personId }),
  })
  // what the proof is of is what was asked for
  return may.kind === 'refused' ? may : { ...may, taskId: asked.taskId, matterId: asked.matterId }
}
