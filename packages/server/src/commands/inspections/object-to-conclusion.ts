import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import { unitsFor } from '../../access/units-for.ts'
import { type ReviewDecision, settledItems } from '../../domain/inspections/inspection-table.ts'
import { objectionStanding } from '../../domain/inspections/objection.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { answeredInspected, hasObjected, itemUnits } from '../../record/inspections/inspected-units.ts'
import { inspectionPeople, reviewsObjections } from '../../record/inspections/inspection-people.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { answeringUnits, unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { lockedInspection } from './draft-inspection.ts'
import { inspectionRefusals } from './inspection-refusals.ts'
import { type InspectionAnswered, stepItem } from './rectify.ts'

/** Receive a conclusion in the name of an inspected unit; received twice is as received once. */
export function receiveConclusion(
  db: Kysely<Tables>,
  asked: Ask<'inspection.answer'>,
  at: Date,
  { inspectionId, unitId }: { readonly inspectionId: string; readonly unitId: string },
): Promise<InspectionAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<InspectionAnswered> => {
    const served = await servedOn(trx, jurisdictionId, inspectionId, unitId)
    if (!served) return inspectionRefusals.inspection
    const inspected = await inspectedUnits(trx, jurisdictionId, inspectionId)
    const answers = await unitsAnsweredFor(trx, jurisdictionId, unitsFor(actor, false))
    if (!answeredInspected(inspected, answers).includes(unitId)) return inspectionRefusals.unitOnly
    const marked = await trx
      .updateTable('inspection_unit')
      .set({ received_by: actor.id, received_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('unit_id', '=', unitId)
      .where('received_at', 'is', null)
      .executeTakeFirst()
    const body = { inspectionId, unitId }
    if (marked.numUpdatedRows > 0n)
      await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'inspection.received', body })
    await settleMessages(trx, at, { jurisdictionId, kinds: ['inspection-served'], subjectId: inspectionId, unitId })
    return { kind: 'answered' }
  })
}

/** Apply for 复核, as the head of an inspected unit, within 30 days of service; once a unit. */
export function objectToConclusion(
  db: Kysely<Tables>,
  asked: Ask<'inspection.answer'>,
  at: Date,
  { inspectionId, unitId, words }: { readonly inspectionId: string; readonly unitId: string; readonly words: string },
): Promise<InspectionAnswered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<InspectionAnswered> => {
    const served = await servedOn(trx, jurisdictionId, inspectionId, unitId)
    if (!served) return inspectionRefusals.inspection
    const inspected = await inspectedUnits(trx, jurisdictionId, inspectionId)
    const answers = await unitsAnsweredFor(trx, jurisdictionId, unitsFor(actor, true))
    if (!answeredInspected(inspected, answers).includes(unitId)) return inspectionRefusals.unitOnly
    const before = await trx
      .selectFrom('inspection_objection')
      .select('unit_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
    const objected = new Set(before.map(({ unit_id }) => unit_id))
    if (hasObjected(inspected, unitId, objected)) return inspectionRefusals.objected
    const standing = objectionStanding({ servedAt: served.served_at, objectedAt: null, decidedAt: null }, at)
    if (standing.kind !== 'open') return inspectionRefusals.late
    const trouble = markedRefusal(words)
    if (trouble) return trouble
    const objectionId = uuid()
    await trx
      .insertInto('inspection_objection')
      .values({
        jurisdiction_id: jurisdictionId,
        inspection_id: inspectionId,
        inspection_objection_id: objectionId,
        unit_id: unitId,
        words,
        raised_by: actor.id,
        raised_at: at,
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    const body = { inspectionId, unitId, objectionId, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'inspection.objected', body })
    return { kind: 'answered' }
  })
}

/**
 * Decide on an objection, as somebody who neither took part nor recuses; the heads of its unit are told. What was decided stands beside the conclusion;
 * of a unit for which it is revoked nothing more is asked, of others named items are lifted. Where its items cannot be told from
 * another unit's, since one was merged into the other, those to lift are named with a revocation, too.
 */
export function decideObjection(
  db: Kysely<Tables>,
  asked: Ask<'inspection.review'>,
  at: Date,
  {
    inspectionId,
    objectionId,
    decision,
    words,
    liftedItemIds,
  }: {
    readonly inspectionId: string
    readonly objectionId: string
    readonly decision: ReviewDecision
    readonly words: string
    readonly liftedItemIds: readonly string[]
  },
): Promise<InspectionAnswered> {
  return proven(db, asked, async (trx, may): Promise<InspectionAnswered> => {
    const { jurisdictionId, actor } = may
    if (!(await lockedInspection(trx, jurisdictionId, inspectionId))) return inspectionRefusals.inspection
    const objection = await trx
      .selectFrom('inspection_objection')
      .select(['unit_id', 'decided_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('inspection_objection_id', '=', objectionId)
      .executeTakeFirst()
    if (!objection) return inspectionRefusals.objection
    if (objection.decided_at) return inspectionRefusals.decided
    const people = await inspectionPeople(trx, jurisdictionId, inspectionId)
    if (!reviewsObjections(actor, people)) return inspectionRefusals.reviewer
    const trouble = markedRefusal(words)
    if (trouble) return trouble
    const answering = await answeringUnits(trx, jurisdictionId)
    const inspected = await inspectedUnits(trx, jurisdictionId, inspectionId)
    const { own, shared } = itemUnits(inspected, answering, objection.unit_id)
    const open = await trx
      .selectFrom('inspection_item')
      .select(['inspection_item_id', 'unit_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('unit_id', 'in', [...own, ...shared])
      .where('state', 'not in', [...settledItems])
      .orderBy('place')
      .execute()
    const openIds = open.map(({ inspection_item_id }) => inspection_item_id)
    const owned = open.flatMap((item) => (own.includes(item.unit_id) ? [item.inspection_item_id] : []))
    const named = [...new Set(liftedItemIds)]
    const wanted = { upheld: [], changed: named, revoked: [...new Set([...owned, ...named])] }[decision]
    if (wanted.some((id) => !openIds.includes(id))) return inspectionRefusals.item
    await trx
      .updateTable('inspection_objection')
      .set({ decision, decision_words: words, decided_by: actor.personId, decided_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_objection_id', '=', objectionId)
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    const body = { inspectionId, objectionId, decision, lifted: wanted, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'inspection.reviewed', body })
    for (const itemId of wanted) await stepItem(trx, may, at, { inspectionId, itemId, act: 'lift', words })
    const unitId = answering.get(objection.unit_id) ?? objection.unit_id
    await tell(trx, at, {
      jurisdictionId,
      people: await peopleOfUnits(trx, jurisdictionId, [unitId], actor.today, { roles: ['unit-head'] }),
      kind: 'inspection-reviewed',
      act: decision,
      subjectIds: [inspectionId],
      by: actor.id,
      mail: null,
    })
    return { kind: 'answered' }
  })
}

const inspectedUnits = (trx: Transaction<Tables>, jurisdictionId: string, inspectionId: string) =>
  trx
    .selectFrom('inspection_unit')
    .select(['unit_id', 'succeeds_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .execute()

const servedOn = (trx: Transaction<Tables>, jurisdictionId: string, inspectionId: string, unitId: string) =>
  trx
    .selectFrom('inspection_unit')
    .innerJoin('inspection', (join) =>
      join
        .onRef('inspection.jurisdiction_id', '=', 'inspection_unit.jurisdiction_id')
        .onRef('inspection.inspection_id', '=', 'inspection_unit.inspection_id'),
    )
    .select('inspection.served_at')
    .where('inspection_unit.jurisdiction_id', '=', jurisdictionId)
    .where('inspection_unit.inspection_id', '=', inspectionId)
    .where('inspection_unit.unit_id', '=', unitId)
    .where('inspection.state', 'in', ['served', 'closed'])
    .forUpdate()
    .executeTakeFirst()
