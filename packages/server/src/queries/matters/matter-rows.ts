import { type Kysely, type Selectable, sql } from 'kysely'
import type { MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'

/** Which matter of which place. */
export interface MatterOf {
  readonly jurisdictionId: string
  readonly matterId: string
}

/** What the rules know of a matter. */
export const factsOf = (row: Selectable<MatterTable>, leadUnitId: string | null) => ({
  state: row.state,
  leadUnitId,
  proposedBy: row.proposed_by,
  closeAskedBy: row.close_asked_by,
  approverId: row.approver_id,
  settleBy: row.settle_by,
})

/** Its units, in order. */
export const unitsOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_unit')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'matter_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'matter_unit.unit_id'),
    )
    .select(['matter_unit.unit_id', 'unit.name', 'matter_unit.part'])
    .where('matter_unit.jurisdiction_id', '=', jurisdictionId)
    .where('matter_unit.matter_id', '=', matterId)
    .orderBy('matter_unit.part')
    .orderBy('matter_unit.place')
    .execute()

/** The tasks it serves. */
export const tasksOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_task')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'matter_task.jurisdiction_id')
        .onRef('task.task_id', '=', 'matter_task.task_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.task_id', 'commitment.number', 'task.part', 'task.wording'])
    .where('matter_task.jurisdiction_id', '=', jurisdictionId)
    .where('matter_task.matter_id', '=', matterId)
    .orderBy('commitment.number')
    .orderBy('task.part')
    .execute()

/** Its due moments, replaced ones included. */
export const duesOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_due')
    .select(['step', 'node', 'words', 'round', 'cut_off', 'due_at', 'met_at', 'replaced_at'])
    .select(sql<string>`day::text`.as('day'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .orderBy('due_at')
    .orderBy('round')
    .execute()

/** Its acts, in order. */
export const stepsOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .orderBy('ordinal')
    .execute()

/** Its urges, in order. */
export const urgesOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_urge')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .orderBy('urged_at')
    .orderBy('matter_urge_id')
    .execute()

/** Its files, in order. */
export const filesOf = (db: Kysely<Tables>, { jurisdictionId, matterId }: MatterOf) =>
  db
    .selectFrom('matter_file')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .orderBy('matter_file_id')
    .execute()
