import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** Which inspection of which place. */
export interface Of {
  readonly jurisdictionId: string
  readonly inspectionId: string
}

/** The name of a unit; empty when there is none. */
export const unitName = async (db: Kysely<Tables>, { jurisdictionId }: Of, unitId: string): Promise<string> => {
  const unit = await db
    .selectFrom('unit')
    .select('name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return unit?.name ?? ''
}

/** The inspected units, by name. */
export const unitsOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_unit')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'inspection_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'inspection_unit.unit_id'),
    )
    .select(['inspection_unit.unit_id', 'unit.name', 'inspection_unit.received_at', 'inspection_unit.succeeds_id'])
    .where('inspection_unit.jurisdiction_id', '=', jurisdictionId)
    .where('inspection_unit.inspection_id', '=', inspectionId)
    .orderBy('unit.name')
    .execute()

/** An inspected unit as it is told: whether it was merged, so that another answers for it. */
export const unitTold = (
  { unit_id: id, name, received_at }: Awaited<ReturnType<typeof unitsOf>>[number],
  answering: ReadonlyMap<string, string>,
) => ({ id, name, receivedAt: received_at?.toISOString() ?? null, merged: answering.has(id) })

/** The inspected tasks, by number. */
export const tasksOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_task')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'inspection_task.jurisdiction_id')
        .onRef('task.task_id', '=', 'inspection_task.task_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.task_id', 'commitment.number', 'task.part', 'task.wording'])
    .where('inspection_task.jurisdiction_id', '=', jurisdictionId)
    .where('inspection_task.inspection_id', '=', inspectionId)
    .orderBy('commitment.number')
    .orderBy('task.part')
    .execute()

/** The inspected tasks in which units have a part, or had one. */
export const tasksOfUnits = async (
  db: Kysely<Tables>,
  { jurisdictionId, inspectionId }: Of,
  unitIds: readonly string[],
): Promise<readonly string[]> => {
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('inspection_task')
    .innerJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'inspection_task.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'inspection_task.task_id'),
    )
    .select('inspection_task.task_id')
    .distinct()
    .where('inspection_task.jurisdiction_id', '=', jurisdictionId)
    .where('inspection_task.inspection_id', '=', inspectionId)
    .where('task_unit.unit_id', 'in', [...unitIds])
    .execute()
  return rows.map((row) => row.task_id)
}

/** The items of rectification, in order. */
export const itemsOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_item')
    .selectAll()
    .select(sql<string>`due_on::text`.as('last_day'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('place')
    .execute()

/** The steps of all its items, in order. */
export const itemStepsOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_item_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('ordinal')
    .execute()

/** Its objections, in order. */
export const objectionsOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_objection')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('raised_at')
    .execute()

/** Its acts, in order. */
export const stepsOf = (db: Kysely<Tables>, { jurisdictionId, inspectionId }: Of) =>
  db
    .selectFrom('inspection_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .orderBy('ordinal')
    .execute()
