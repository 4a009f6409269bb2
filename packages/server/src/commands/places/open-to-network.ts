import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { noteAttempt } from '../note-attempt.ts'

/** What opens and closes the server to the network it stands in. */
export interface Door<R extends Refusal> {
  readonly set: (open: boolean) => Promise<{ readonly kind: 'set'; readonly undo: () => Promise<void> } | R>
}

/** The server now answers there, or no longer. */
export interface NetworkSet {
  readonly kind: 'set'
  readonly open: boolean
}

/**
 * Opens the server to the local network, or closes it; stands in the security log. Where it keeps the work of other places,
 * too, no role of one of them speaks for the others, and it is refused: `isShared`, which {@link keepsOtherPlaces} tells.
 */
export async function openToNetwork<R extends Refusal>(
  db: Kysely<Tables>,
  asked: Ask<'network.open'>,
  at: Date,
  door: Door<R>,
  { open, isShared }: { readonly open: boolean; readonly isShared: boolean },
): Promise<NetworkSet | R | Refusal<'several-places'> | Forbidden> {
  if (isShared)
    return refusal(
      409,
      'several-places',
      '这台服务器上还有别的行政区，不能由一处决定。请运维人员以 HOST 设定监听地址。',
      'The server keeps other places, too; none of them decides for the others. Whoever runs it sets HOST.',
    )
  const done: { undo?: () => Promise<void> } = {}
  try {
    return await proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<NetworkSet | R> => {
      const set = await door.set(open)
      if (set.kind === 'refused') return set
      done.undo = set.undo
      await noteAttempt(trx, at, {
        jurisdictionId,
        kind: open ? 'network.opened' : 'network.closed',
        actor: actor.id,
        address: null,
        detail: '',
        success: true,
      })
      return { kind: 'set', open }
    })
  } catch (error) {
    // what is not noted is not done
    await done.undo?.()
    throw error
  }
}
