import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { inspectionPeople } from '../../record/inspections/inspection-people.ts'
import { answeringUnits } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type InspectionDrafted, lockedInspection } from './draft-inspection.ts'
import { inspectionRefusals } from './inspection-refusals.ts'

/** 督查结论: what was found, what is thought of it, and what is to be put right by when. */
export interface ConclusionWanted {
  readonly inspectionId: string
  readonly revision: number
  readonly facts: string
  readonly opinion: string
  readonly items: readonly { readonly unitId: string; readonly words: string; readonly dueOn: string }[]
}

/** Write the conclusion of an inspection, or write it again, before it is made and served. */
export function writeConclusion(
  db: Kysely<Tables>,
  asked: Ask<'inspection.write'>,
  at: Date,
  { inspectionId, revision, facts, opinion, items: wanted }: ConclusionWanted,
): Promise<InspectionDrafted | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<InspectionDrafted> => {
    const row = await lockedInspection(trx, jurisdictionId, inspectionId)
    if (!row) return inspectionRefusals.inspection
    if (row.state !== 'under-way') return inspectionRefusals.notUnderWay
    if (row.revision !== revision) return inspectionRefusals.stale
    const { recusedIds } = await inspectionPeople(trx, jurisdictionId, inspectionId)
    if (recusedIds.includes(actor.personId)) return inspectionRefusals.office
    if (wanted.some(({ dueOn }) => dueOn < actor.today)) return inspectionRefusals.itemDay
    const units = await trx
      .selectFrom('inspection_unit')
      .select('unit_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
    const inspected = new Set(units.map(({ unit_id }) => unit_id))
    if (wanted.some(({ unitId }) => !inspected.has(unitId))) return inspectionRefusals.unit
    // what is asked of a unit that was merged meanwhile is asked of the one that answers for it
    const answering = await answeringUnits(trx, jurisdictionId)
    const items = wanted.map((item) => {
      const now = answering.get(item.unitId)
      return now !== undefined && inspected.has(now) ? { ...item, unitId: now } : item
    })
    const trouble = markedRefusal(facts, opinion, ...items.map(({ words }) => words))
    if (trouble) return trouble
    await trx
      .updateTable('inspection')
      .set({ facts, opinion, revision: revision + 1 })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
    await trx
      .deleteFrom('inspection_item')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
    if (items.length > 0)
      await trx
        .insertInto('inspection_item')
        .values(
          items.map(({ unitId, words, dueOn }, index) => ({
            jurisdiction_id: jurisdictionId,
            inspection_id: inspectionId,
            inspection_item_id: uuid(),
            place: index + 1,
            unit_id: unitId,
            words,
            due_on: dueOn,
          })),
        )
        .execute()
    const vault = [
      await putContent(trx, jurisdictionId, JSON.stringify({ facts, opinion, items }), 'application/json', at),
    ]
    const body = { inspectionId, revision: revision + 1, items: items.length, vault }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'inspection.conclusion-written', body })
    return { kind: 'drafted', inspectionId, revision: revision + 1 }
  })
}
