import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { unitsFor } from '../../access/units-for.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { bulletinObjectionDays, inTimeToObject } from '../../domain/objection-limit.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { answeringUnits, unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { type BulletinRefusal, bulletinRefusals } from './bulletin-refusals.ts'

/** What became of an answer. */
export type BulletinAnswered = { readonly kind: 'answered' } | BulletinRefusal | Forbidden

/** Receive a bulletin in the name of a unit it was sent to; received twice is as received once. */
export function receiveBulletin(
  db: Kysely<Tables>,
  asked: Ask<'bulletin.answer'>,
  at: Date,
  { bulletinId, unitId }: { readonly bulletinId: string; readonly unitId: string },
): Promise<BulletinAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<BulletinAnswered> => {
    const sent = await sentTo(trx, jurisdictionId, bulletinId, unitId)
    if (!sent) return bulletinRefusals.bulletin
    if (!(await unitsAnsweredFor(trx, jurisdictionId, unitsFor(actor, false))).has(unitId))
      return bulletinRefusals.notYours
    const marked = await trx
      .updateTable('bulletin_unit')
      .set({ received_by: actor.id, received_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_id', '=', bulletinId)
      .where('unit_id', '=', unitId)
      .where('received_at', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows > 0n)
      await appendEntry(trx, {
        jurisdictionId,
        at,
        actor: actor.id,
        kind: 'bulletin.received',
        body: { bulletinId, unitId },
      })
    await settleMessages(trx, at, { jurisdictionId, kinds: ['bulletin-sent'], subjectId: bulletinId, unitId })
    return { kind: 'answered' }
  })
}

/** Object in writing, as the head of a unit it was sent to, within seven days. */
export function objectToBulletin(
  db: Kysely<Tables>,
  asked: Ask<'bulletin.answer'>,
  at: Date,
  { bulletinId, unitId, words }: { readonly bulletinId: string; readonly unitId: string; readonly words: string },
): Promise<BulletinAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<BulletinAnswered> => {
    const sent = await sentTo(trx, jurisdictionId, bulletinId, unitId)
    if (!sent?.sent_at) return bulletinRefusals.bulletin
    if (!(await unitsAnsweredFor(trx, jurisdictionId, unitsFor(actor, true))).has(unitId))
      return bulletinRefusals.notYours
    if (!inTimeToObject(sent.sent_at, bulletinObjectionDays, at)) return bulletinRefusals.late
    const marked = markedRefusal(words)
    if (marked) return marked
    const objectionId = uuid()
    await trx
      .insertInto('bulletin_objection')
      .values({
        jurisdiction_id: jurisdictionId,
        bulletin_objection_id: objectionId,
        bulletin_id: bulletinId,
        year: sent.year,
        unit_id: unitId,
        words,
        raised_by: actor.id,
        raised_at: at,
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    const body = { bulletinId, unitId, objectionId, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'bulletin.objected', body })
    return { kind: 'answered' }
  })
}

/** Reply to an objection, once; the heads of its unit are told. */
export function replyToObjection(
  db: Kysely<Tables>,
  asked: Ask<'bulletin.write'>,
  at: Date,
  {
    bulletinId,
    objectionId,
    reply,
  }: { readonly bulletinId: string; readonly objectionId: string; readonly reply: string },
): Promise<BulletinAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<BulletinAnswered> => {
    const row = await trx
      .selectFrom('bulletin_objection')
      .select(['unit_id', 'replied_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_id', '=', bulletinId)
      .where('bulletin_objection_id', '=', objectionId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return bulletinRefusals.objection
    if (row.replied_at) return bulletinRefusals.replied
    const marked = markedRefusal(reply)
    if (marked) return marked
    await trx
      .updateTable('bulletin_objection')
      .set({ reply, replied_by: actor.id, replied_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('bulletin_objection_id', '=', objectionId)
      .execute()
    const vault = [await putContent(trx, jurisdictionId, reply, 'text/plain', at)]
    const body = { bulletinId, objectionId, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'bulletin.objection-answered', body })
    const unitId = (await answeringUnits(trx, jurisdictionId)).get(row.unit_id) ?? row.unit_id
    await tell(trx, at, {
      jurisdictionId,
      people: await peopleOfUnits(trx, jurisdictionId, [unitId], actor.today, { roles: ['unit-head'] }),
      kind: 'bulletin-answered',
      subjectIds: [bulletinId],
      by: actor.id,
      mail: null,
    })
    return { kind: 'answered' }
  })
}

async function sentTo(trx: Transaction<Tables>, jurisdictionId: string, bulletinId: string, unitId: string) {
  return trx
    .selectFrom('bulletin_unit')
    .innerJoin('bulletin', (join) =>
      join
        .onRef('bulletin.jurisdiction_id', '=', 'bulletin_unit.jurisdiction_id')
        .onRef('bulletin.bulletin_id', '=', 'bulletin_unit.bulletin_id'),
    )
    .select(['bulletin.sent_at', 'bulletin.year'])
    .where('bulletin_unit.jurisdiction_id', '=', jurisdictionId)
    .where('bulletin_unit.bulletin_id', '=', bulletinId)
    .where('bulletin_unit.unit_id', '=', unitId)
    .where('bulletin.state', '=', 'sent')
    .executeTakeFirst()
}
