import type { Kysely, Selectable, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { dayBefore } from '../../domain/day.ts'
import {
  type InspectionAct,
  type InspectionState,
  inspectionTable,
  openInspectionActs,
  settledItems,
} from '../../domain/inspections/inspection-table.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { inspectionDoer, inspectionPeople } from '../../record/inspections/inspection-people.ts'
import { planWarnings } from '../../record/inspections/plan-warnings.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { InspectionTable } from '../../store/tables/inspections.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { actStep } from '../acts/act-step.ts'
import { nextOrdinal } from '../acts/next-ordinal.ts'
import { tell } from '../mail/tell.ts'
import { lockedInspection } from './draft-inspection.ts'
import { type InspectionRefusal, inspectionRefusals } from './inspection-refusals.ts'

/** The action that an act on an inspection needs. */
export type InspectionAction = 'inspection.write' | 'inspection.approve'

/** The action an act needs: the office's, or an approver's. */
export const inspectionActionOf = (act: InspectionAct): InspectionAction =>
  inspectionTable[act].by === 'office' ? 'inspection.write' : 'inspection.approve'

/** An act on an inspection, and what it brings. */
export interface InspectionActWanted {
  readonly inspectionId: string
  readonly revision: number
  readonly act: InspectionAct
  readonly reason: string | null
  readonly mails: boolean
}

/** What became of an act. */
export type InspectionMoved =
  | { readonly kind: 'moved'; readonly state: InspectionState; readonly revision: number }
  | InspectionRefusal
  | Forbidden

/** Do an act to an inspection, by its table: step, state and ledger's entry go in together or not at all. */
export function actOnInspection(
  db: Kysely<Tables>,
  asked: Ask<InspectionAction>,
  at: Date,
  wanted: InspectionActWanted,
): Promise<InspectionMoved> {
  const { act } = wanted
  if (asked.action !== inspectionActionOf(act)) throw new Error(`what is asked is not for ${act}`)
  return proven(db, asked, async (trx, may): Promise<InspectionMoved> => {
    const { jurisdictionId, actor } = may
    const row = await lockedInspection(trx, jurisdictionId, wanted.inspectionId)
    if (!row) return inspectionRefusals.inspection
    if (row.revision !== wanted.revision) return inspectionRefusals.stale
    const move = inspectionTable[act]
    if (!move.from.includes(row.state)) return inspectionRefusals.state
    const people = await inspectionPeople(trx, jurisdictionId, row.inspection_id)
    if (!openInspectionActs(row.state, inspectionDoer(actor, row, people)).includes(act))
      return inspectionRefusals[move.by === 'office' ? 'office' : 'approver']
    const reason = wanted.reason?.trim() || null
    if (move.reason && reason === null) return inspectionRefusals.reason
    const trouble = markedRefusal(reason) ?? (await barOf(trx, jurisdictionId, row, act, at))
    if (trouble) return trouble
    const numbered = act === 'approve' ? await nextOrdinal(trx, 'inspection', jurisdictionId, actor.today) : {}
    await write(trx, may, at, { row, act, reason, numbered, recusedIds: people.recusedIds })
    if (act === 'serve') await tellUnits(trx, may, at, row.inspection_id, wanted.mails)
    return { kind: 'moved', state: move.to, revision: row.revision + 1 }
  })
}

/** What an act lacks: power and need of a plan, sheets and words of a conclusion, ends of what is open. */
async function barOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  row: Selectable<InspectionTable>,
  act: InspectionAct,
  at: Date,
): Promise<InspectionRefusal | undefined> {
  if (act === 'propose') {
    const [units, tasks] = [
      await trx
        .selectFrom('inspection_unit')
        .select('unit_id')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('inspection_id', '=', row.inspection_id)
        .execute(),
      await trx
        .selectFrom('inspection_task')
        .select('task_id')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('inspection_id', '=', row.inspection_id)
        .execute(),
    ]
    const warnings = await planWarnings(
      trx,
      jurisdictionId,
      {
        inspectionId: row.inspection_id,
        from: row.starts_on,
        to: dayBefore(row.ends_on),
        body: row.body,
        bodyUnitId: row.body_unit_id,
        commission: row.commission,
        unitIds: units.map(({ unit_id }) => unit_id),
        taskIds: tasks.map(({ task_id }) => task_id),
      },
      at,
    )
    if (warnings.some(({ kind }) => kind === 'no-power')) return inspectionRefusals.noPower
    const repeats = warnings.some(({ kind }) => kind === 'repeated' || kind === 'by-several')
    if (repeats && !row.repeat_reason) return inspectionRefusals.repeated
  }
  if (act === 'conclude') {
    if (!row.facts || !row.opinion) return inspectionRefusals.conclusion
    const sheet = await trx
      .selectFrom('inspection_sheet')
      .select('inspection_sheet_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', row.inspection_id)
      .where('voided_at', 'is', null)
      .executeTakeFirst()
    if (!sheet) return inspectionRefusals.sheets
  }
  if (act === 'close') {
    const open = await trx
      .selectFrom('inspection_item')
      .select('inspection_item_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', row.inspection_id)
      .where('state', 'not in', [...settledItems])
      .executeTakeFirst()
    if (open) return inspectionRefusals.openItems
    const objected = await trx
      .selectFrom('inspection_objection')
      .select('inspection_objection_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', row.inspection_id)
      .where('decided_at', 'is', null)
      .executeTakeFirst()
    if (objected) return inspectionRefusals.openObjections
  }
  return undefined
}

async function tellUnits(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<InspectionAction>,
  at: Date,
  inspectionId: string,
  mails: boolean,
): Promise<void> {
  const units = await trx
    .selectFrom('inspection_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .execute()
  const unitIds = units.map(({ unit_id }) => unit_id)
  await tell(trx, at, {
    jurisdictionId,
    people: await peopleOfUnits(trx, jurisdictionId, unitIds, actor.today),
    kind: 'inspection-served',
    subjectIds: [inspectionId],
    by: actor.id,
    mail: mails
      ? {
          kind: 'inspection.served',
          subject: '【落实】督查结论已送达',
          body: '督查结论已送达您单位，请登录工作台签收并按期整改。有异议的，可自送达之日起30日内由单位负责人申请复核。',
        }
      : null,
  })
}

async function write(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<InspectionAction>,
  at: Date,
  {
    row,
    act,
    reason,
    numbered,
    recusedIds,
  }: {
    readonly row: Selectable<InspectionTable>
    readonly act: InspectionAct
    readonly reason: string | null
    readonly numbered: { readonly number_year?: number; readonly ordinal?: number }
    readonly recusedIds: readonly string[]
  },
): Promise<void> {
  const { to, by, leaves } = inspectionTable[act]
  const part = by === 'office' ? 'office' : 'approver'
  const first = by === 'approver-first' ? row.proposed_by : by === 'approver-second' ? row.concluded_by : null
  const { step, moved, entry } = actStep(actor, at, row, { act, to, part, reason, notBy: [...recusedIds, first] })
  await trx
    .insertInto('inspection_step')
    .values({ jurisdiction_id: jurisdictionId, inspection_id: row.inspection_id, ...step })
    .execute()
  await trx
    .updateTable('inspection')
    .set({
      ...moved,
      ...numbered,
      ...(act === 'propose' ? { proposed_by: actor.personId } : {}),
      ...(act === 'approve' ? { approver_id: actor.personId } : {}),
      ...(act === 'conclude' ? { concluded_by: actor.personId } : {}),
      ...(act === 'serve' ? { served_at: at } : {}),
      ...(act === 'close' ? { closed_at: at } : {}),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', row.inspection_id)
    .execute()
  const vault = reason === null ? [] : [await putContent(trx, jurisdictionId, reason, 'text/plain', at)]
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: leaves,
    body: {
      inspectionId: row.inspection_id,
      ...entry,
      ...(numbered.ordinal ? { year: numbered.number_year, ordinal: numbered.ordinal } : {}),
      vault,
    },
  })
}
