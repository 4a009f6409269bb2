import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { dayAfter } from '../../domain/day.ts'
import type { InspectingBody } from '../../domain/inspections/inspection-table.ts'
import type { Commission } from '../../domain/inspections/repeated.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { areOpen } from '../../record/units/open-units.ts'
import { presentOn } from '../../store/held-on.ts'
import type { InspectionTable, Invited } from '../../store/tables/inspections.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type InspectionRefusal, inspectionRefusals } from './inspection-refusals.ts'

/** 督查方案: what a plan says before it is proposed. */
export interface InspectionPlan {
  readonly kind: MatterKind
  readonly title: string
  readonly content: string
  readonly scope: string
  readonly basis: string
  readonly from: string
  readonly to: string
  readonly body: InspectingBody
  readonly bodyUnitId: string | null
  readonly commission: Commission | null
  readonly leaderId: string
  readonly memberIds: readonly string[]
  readonly recusedIds: readonly string[]
  readonly invited: readonly Invited[]
  readonly unitIds: readonly string[]
  readonly taskIds: readonly string[]
  readonly repeatReason: string | null
}

/** What became of a plan. */
export type InspectionDrafted =
  | { readonly kind: 'drafted'; readonly inspectionId: string; readonly revision: number }
  | InspectionRefusal
  | Forbidden

/** Draft the plan of an inspection; units do not hear of it. */
export function draftInspection(
  db: Kysely<Tables>,
  asked: Ask<'inspection.write'>,
  at: Date,
  plan: InspectionPlan,
): Promise<InspectionDrafted> {
  return proven(db, asked, async (trx, may): Promise<InspectionDrafted> => {
    const trouble = await troubleOf(trx, may, plan)
    if (trouble) return trouble
    const inspectionId = uuid()
    const { jurisdictionId, actor } = may
    await trx
      .insertInto('inspection')
      .values({
        jurisdiction_id: jurisdictionId,
        inspection_id: inspectionId,
        ...columnsOf(plan),
        drafted_by: actor.personId,
        drafted_at: at,
      })
      .execute()
    return written(trx, may, at, inspectionId, plan, 1)
  })
}

/** Change a plan that was not proposed. */
export function editInspection(
  db: Kysely<Tables>,
  asked: Ask<'inspection.write'>,
  at: Date,
  {
    inspectionId,
    revision,
    plan,
  }: { readonly inspectionId: string; readonly revision: number; readonly plan: InspectionPlan },
): Promise<InspectionDrafted> {
  return proven(db, asked, async (trx, may): Promise<InspectionDrafted> => {
    const { jurisdictionId } = may
    const row = await lockedInspection(trx, jurisdictionId, inspectionId)
    if (!row) return inspectionRefusals.inspection
    if (row.state !== 'draft') return inspectionRefusals.notDraft
    if (row.revision !== revision) return inspectionRefusals.stale
    const trouble = await troubleOf(trx, may, plan)
    if (trouble) return trouble
    await trx
      .updateTable('inspection')
      .set({ ...columnsOf(plan), revision: revision + 1 })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
    return written(trx, may, at, inspectionId, plan, revision + 1)
  })
}

/** An inspection, locked until the transaction ends; undefined when there is none. */
export function lockedInspection(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  inspectionId: string,
): Promise<Selectable<InspectionTable> | undefined> {
  return trx
    .selectFrom('inspection')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .forUpdate()
    .executeTakeFirst()
}

async function troubleOf(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'inspection.write'>,
  plan: InspectionPlan,
): Promise<InspectionRefusal | undefined> {
  if (plan.to < plan.from) return inspectionRefusals.days
  if (plan.unitIds.length === 0) return inspectionRefusals.units
  const people = [plan.leaderId, ...plan.memberIds, ...plan.recusedIds]
  if (new Set(people).size < people.length) return inspectionRefusals.group
  const units = [...new Set([...plan.unitIds, ...(plan.bodyUnitId === null ? [] : [plan.bodyUnitId])])]
  if (!(await areOpen(trx, jurisdictionId, units, actor.today))) return inspectionRefusals.unit
  const present = await trx
    .selectFrom('person')
    .select('person_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', people)
    .where(presentOn('person', actor.today))
    .execute()
  if (present.length < people.length) return inspectionRefusals.person
  if (plan.taskIds.length > 0) {
    const tasks = await trx
      .selectFrom('task')
      .select('task_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', 'in', [...plan.taskIds])
      .execute()
    if (tasks.length < new Set(plan.taskIds).size) return inspectionRefusals.task
  }
  return markedRefusal(
    plan.title,
    plan.content,
    plan.scope,
    plan.basis,
    plan.repeatReason,
    JSON.stringify(plan.commission),
  )
}

const columnsOf = (plan: InspectionPlan) => ({
  kind: plan.kind,
  title: plan.title,
  content: plan.content,
  scope: plan.scope,
  basis: plan.basis,
  starts_on: plan.from,
  ends_on: dayAfter(plan.to),
  body: plan.body,
  body_unit_id: plan.body === 'department' ? plan.bodyUnitId : null,
  commission: plan.body === 'department' && plan.commission ? JSON.stringify(plan.commission) : null,
  invited: JSON.stringify(plan.invited),
  repeat_reason: plan.repeatReason,
})

async function written(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'inspection.write'>,
  at: Date,
  inspectionId: string,
  plan: InspectionPlan,
  revision: number,
): Promise<InspectionDrafted> {
  const of = { jurisdiction_id: jurisdictionId, inspection_id: inspectionId }
  for (const table of ['inspection_unit', 'inspection_task', 'inspection_person'] as const)
    await trx
      .deleteFrom(table)
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .execute()
  await trx
    .insertInto('inspection_unit')
    .values([...new Set(plan.unitIds)].map((unit_id) => ({ ...of, unit_id })))
    .execute()
  if (plan.taskIds.length > 0)
    await trx
      .insertInto('inspection_task')
      .values([...new Set(plan.taskIds)].map((task_id) => ({ ...of, task_id })))
      .execute()
  await trx
    .insertInto('inspection_person')
    .values([
      { ...of, person_id: plan.leaderId, part: 'leader' as const },
      ...plan.memberIds.map((person_id) => ({ ...of, person_id, part: 'member' as const })),
      ...plan.recusedIds.map((person_id) => ({ ...of, person_id, part: 'recused' as const })),
    ])
    .execute()
  const vault = [await putContent(trx, jurisdictionId, JSON.stringify(plan), 'application/json', at)]
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'inspection.drafted',
    body: { inspectionId, revision, unitIds: plan.unitIds, taskIds: plan.taskIds, vault },
  })
  return { kind: 'drafted', inspectionId, revision }
}
