import { createHash, randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { SignedIn } from '../../access/signed-in.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'

/** Make the person's own calendar address, ending the one before; its secret is shown once and only its hash is kept. */
export async function makeCalendarFeed(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
): Promise<{ readonly kind: 'made'; readonly secret: string }> {
  const secret = randomBytes(32).toString('base64url')
  const feedId = uuid()
  await db.transaction().execute(async (trx) => {
    await endFeeds(trx, actor, at)
    await trx
      .insertInto('calendar_feed')
      .values({
        jurisdiction_id: actor.jurisdictionId,
        calendar_feed_id: feedId,
        person_id: actor.personId,
        hash: feedHash(secret),
        made_at: at,
        revoked_at: null,
      })
      .execute()
    await appendEntry(trx, {
      jurisdictionId: actor.jurisdictionId,
      at,
      actor: actor.id,
      kind: 'calendar-feed.made',
      body: { feedId },
    })
  })
  return { kind: 'made', secret }
}

/** End the person's calendar address; the person who has it reads nothing more. */
export async function revokeCalendarFeed(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
): Promise<{ readonly kind: 'revoked'; readonly count: number }> {
  return db.transaction().execute(async (trx) => {
    const count = await endFeeds(trx, actor, at)
    if (count > 0)
      await appendEntry(trx, {
        jurisdictionId: actor.jurisdictionId,
        at,
        actor: actor.id,
        kind: 'calendar-feed.revoked',
        body: { personId: actor.personId },
      })
    return { kind: 'revoked', count }
  })
}

async function endFeeds(trx: Transaction<Tables>, { jurisdictionId, personId }: SignedIn, at: Date): Promise<number> {
  // of two that are made at once the second ends the first
  await lockPlace(trx, jurisdictionId)
  const ended = await trx
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** 256 random bits need no slow hash. */
const feedHash = (secret: string) => createHash('sha256').update(secret).digest('hex')
