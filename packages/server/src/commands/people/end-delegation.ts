import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import type { PeopleRefusal } from './people-refusal.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

/** End a delegation now, made for `fromPersonId`, whom the proof is of. */
export async function endDelegation(
  db: Kysely<Tables>,
  asked: Ask<'delegation.make'>,
  at: Date,
  { delegationId, fromPersonId }: { readonly delegationId: string; readonly fromPersonId: string },
): Promise<{ readonly kind: 'ended' } | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId, actor } = may
    const ended = await trx
      .updateTable('delegation')
      .set({ ended_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('delegation_id', '=', delegationId)
      .where('from_person_id', '=', fromPersonId)
      .where('ended_at', 'is', null)
      .returning('to_person_id')
      .executeTakeFirst()
    if (!ended) return unknownDelegation
    const body = { delegationId }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'delegation.ended', body })
    const toPersonId = ended.to_person_id
    const told = { fromPersonId, toPersonId }
    await tellOfPower(trx, may, at, { kind: 'delegation.ended', personIds: [fromPersonId, toPersonId], content: told })
    return { kind: 'ended' as const }
  })
}

const unknownDelegation = refusal(
  404,
  'unknown-delegation',
  '没有这项代理，或它已结束。',
  'There is no such delegation, or it has ended.',
)
