import type { Kysely, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { unitsFor } from '../../access/units-for.ts'
import { type RectificationAct, rectificationTable } from '../../domain/inspections/inspection-table.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { inspectionPeople } from '../../record/inspections/inspection-people.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { lockedInspection } from './draft-inspection.ts'
import { type InspectionRefusal, inspectionRefusals } from './inspection-refusals.ts'

/** What became of an answer. */
export type InspectionAnswered = { readonly kind: 'answered' } | InspectionRefusal | Forbidden

/** The action that an act on an item of rectification needs: the unit's, or the office's. */
export const rectificationActionOf = (act: 'report' | 'accept' | 'return'): 'inspection.answer' | 'inspection.write' =>
  rectificationTable[act].by === 'unit' ? 'inspection.answer' : 'inspection.write'

/** Report, accept or give back the rectification of an item. */
export function rectify(
  db: Kysely<Tables>,
  asked: Ask<'inspection.answer' | 'inspection.write'>,
  at: Date,
  {
    inspectionId,
    itemId,
    act,
    words,
  }: {
    readonly inspectionId: string
    readonly itemId: string
    readonly act: 'report' | 'accept' | 'return'
    readonly words: string | null
  },
): Promise<InspectionAnswered> {
  if (asked.action !== rectificationActionOf(act)) throw new Error(`what is asked is not for ${act}`)
  return proven(db, asked, async (trx, may): Promise<InspectionAnswered> => {
    const { jurisdictionId, actor } = may
    const inspection = await lockedInspection(trx, jurisdictionId, inspectionId)
    if (!inspection) return inspectionRefusals.inspection
    if (inspection.state !== 'served') return inspectionRefusals.state
    const item = await trx
      .selectFrom('inspection_item')
      .select(['unit_id', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('inspection_item_id', '=', itemId)
      .executeTakeFirst()
    if (!item) return inspectionRefusals.item
    const move = rectificationTable[act]
    const answers = await unitsAnsweredFor(trx, jurisdictionId, unitsFor(actor, false))
    if (move.by === 'unit' && !answers.has(item.unit_id)) return inspectionRefusals.unitOnly
    if (move.by === 'office') {
      const { recusedIds } = await inspectionPeople(trx, jurisdictionId, inspectionId)
      if (recusedIds.includes(actor.personId)) return inspectionRefusals.office
    }
    if (!move.from.includes(item.state)) return inspectionRefusals.itemState
    const said = words?.trim() || null
    if (move.words && said === null) return inspectionRefusals.reason
    const trouble = markedRefusal(said)
    if (trouble) return trouble
    await stepItem(trx, may, at, { inspectionId, itemId, act, words: said })
    return { kind: 'answered' }
  })
}

/** Write a step of an item, and the ledger's entry. */
export async function stepItem(
  trx: Transaction<Tables>,
  {
    jurisdictionId,
    actor,
  }: Pick<Allowed<'inspection.answer' | 'inspection.write' | 'inspection.review'>, 'jurisdictionId' | 'actor'>,
  at: Date,
  {
    inspectionId,
    itemId,
    act,
    words,
  }: {
    readonly inspectionId: string
    readonly itemId: string
    readonly act: RectificationAct
    readonly words: string | null
  },
): Promise<void> {
  const { to } = rectificationTable[act]
  const item = await trx
    .selectFrom('inspection_item')
    .select(['state', 'steps'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_item_id', '=', itemId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('inspection_item_step')
    .values({
      jurisdiction_id: jurisdictionId,
      inspection_id: inspectionId,
      inspection_item_id: itemId,
      ordinal: item.steps + 1,
      act,
      from_state: item.state,
      to_state: to,
      taken_by: actor.id,
      at,
      words,
    })
    .execute()
  await trx
    .updateTable('inspection_item')
    .set({ state: to, steps: item.steps + 1 })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_item_id', '=', itemId)
    .execute()
  const vault = words === null ? [] : [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
  const body = { inspectionId, itemId, step: item.steps + 1, from: item.state, to, vault }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: `inspection.rectification-${to}`, body })
}
