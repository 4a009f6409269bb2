import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf, inDays } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { openAgreements, peopleWhoMayAgree } from '../../record/purge/purge-agreements.ts'
import type { Tables } from '../../store/tables.ts'
import { alreadyPurged, unknownContent } from './purge-refusals.ts'
import { standingOf } from './standing-of-content.ts'

/** Days for which an agreement holds. */
const agreementDays = 7

/**
 * Agree, for oneself, to a content or file being purged. It changes nothing yet: the person who runs the server purges it once two
 * people have agreed. The reason stands in no entry of the ledger.
 */
export async function agreeToPurge(
  db: Kysely<Tables>,
  asked: Ask<'content.purge'>,
  at: Date,
  { hash, reason }: { readonly hash: string; readonly reason: string },
): Promise<
  | { readonly kind: 'agreed'; readonly agreementId: string }
  | Refusal<'unknown-content' | 'already-purged' | 'already-agreed' | 'not-in-person'>
  | Forbidden
> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }) => {
    await lockPlace(trx, jurisdictionId)
    const able = await peopleWhoMayAgree(trx, jurisdictionId, dayOf(at))
    if (!able.has(actor.personId)) return notInPerson
    const standing = await standingOf(trx, jurisdictionId, hash)
    if (standing === 'unknown') return unknownContent
    if (standing === 'purged') return alreadyPurged
    const open = await openAgreements(trx, jurisdictionId, at, hash)
    if (open.some(({ personId }) => personId === actor.personId)) return alreadyAgreed
    const agreementId = uuid()
    const expiresAt = inDays(at, agreementDays)
    await trx
      .insertInto('purge_agreement')
      .values({
        ...{ jurisdiction_id: jurisdictionId, purge_agreement_id: agreementId, hash, person_id: actor.personId },
        ...{ reason, agreed_at: at, expires_at: expiresAt, ended_at: null },
      })
      .execute()
    const body = { agreementId, hash, expiresAt: expiresAt.toISOString() }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'content.purge-agreed', body })
    return { kind: 'agreed' as const, agreementId }
  })
}

/** Take one's own agreement back, as long as the content was not purged. */
export async function withdrawAgreement(
  db: Kysely<Tables>,
  asked: Ask<'content.purge'>,
  at: Date,
  agreementId: string,
): Promise<{ readonly kind: 'withdrawn' } | Refusal<'unknown-agreement'> | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }) => {
    await lockPlace(trx, jurisdictionId)
    const ended = await trx
      .updateTable('purge_agreement')
      .set({ ended_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('purge_agreement_id', '=', agreementId)
      .where('person_id', '=', actor.personId)
      .where('ended_at', 'is', null)
      .returning('hash')
      .executeTakeFirst()
    if (!ended) return unknownAgreement
    const body = { agreementId, hash: ended.hash }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'content.purge-agreement-withdrawn', body })
    return { kind: 'withdrawn' as const }
  })
}

const notInPerson = refusal(
  403,
  'not-in-person',
  '清除须由有这项权限的本人同意，不能由代理人代为同意。',
  'Nobody agrees to a purge in somebody else’s place.',
)
const alreadyAgreed = refusal(
  409,
  'already-agreed',
  '您已同意清除这项内容，须由另一人在自己的账号里同意。',
  'You have agreed to this purge already; another person has to, at their own desk.',
)
const unknownAgreement = refusal(
  404,
  'unknown-agreement',
  '没有您的这项同意，或内容已经清除。',
  'There is no such agreement of yours, or the content was purged.',
)
