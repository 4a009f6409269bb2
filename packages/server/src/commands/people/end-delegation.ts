import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import type { PeopleRefusal } from './people-refusal.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

/**
 * End a delegation now, made for `fromPersonId`, whom the proof is of; and with it others between the same two for some of its
 * days, as a prolonged one has: or the deputy would go on by those.
 */
export async function endDelegation(
  db: Kysely<Tables>,
  asked: Ask<'delegation.make'>,
  at: Date,
  { delegationId, fromPersonId }: { readonly delegationId: string; readonly fromPersonId: string },
): Promise<{ readonly kind: 'ended' } | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId, actor } = may
    await lockPlace(trx, jurisdictionId)
    const named = await trx
      .selectFrom('delegation')
      .select(['to_person_id', 'valid_from', 'valid_to'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('delegation_id', '=', delegationId)
      .where('from_person_id', '=', fromPersonId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!named) return unknownDelegation
    const toPersonId = named.to_person_id
    const ended = await trx
      .updateTable('delegation')
      .set({ ended_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('from_person_id', '=', fromPersonId)
      .where('to_person_id', '=', toPersonId)
      .where('ended_at', 'is', null)
      .where('valid_from', '<', named.valid_to)
      .where(endsAfter('delegation', named.valid_from))
      .returning('delegation_id')
      .execute()
    for (const { delegation_id } of ended) {
      const body = { delegationId: delegation_id }
      await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'delegation.ended', body })
    }
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
