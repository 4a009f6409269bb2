import type { Kysely } from 'kysely'
import type { TaskPart } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** A unit's 退签 that is still to be dealt with. */
export interface TaskRefused {
  readonly unitId: string
  readonly unit: string
  readonly part: TaskPart
  readonly reason: string
  readonly suggestedUnitId: string | null
  readonly suggestedUnit: string | null
  readonly by: string
  readonly at: string
}

/** What units of a task sent back since it was handed out, newest first; a unit that signed for it afterwards or has no part in it any more is left out. */
export async function taskRefusals(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  assignedAt: Date | null,
): Promise<readonly TaskRefused[]> {
  const rows = await db
    .selectFrom('signing')
    .innerJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'signing.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'signing.task_id')
        .onRef('task_unit.unit_id', '=', 'signing.unit_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.jurisdiction_id', '=', 'signing.jurisdiction_id').onRef('unit.unit_id', '=', 'signing.unit_id'),
    )
    .leftJoin('unit as suggested', (join) =>
      join
        .onRef('suggested.jurisdiction_id', '=', 'signing.jurisdiction_id')
        .onRef('suggested.unit_id', '=', 'signing.suggested_unit_id'),
    )
    .select(['signing.unit_id', 'signing.kind', 'signing.reason', 'signing.signed_by', 'signing.at'])
    .select(['task_unit.part', 'unit.short_name as unit', 'suggested_unit_id', 'suggested.short_name as suggested'])
    .where('signing.jurisdiction_id', '=', jurisdictionId)
    .where('signing.task_id', '=', taskId)
    .where('signing.at', '>=', assignedAt ?? new Date(0))
    .where('task_unit.valid_to', 'is', null)
    .orderBy('signing.at', 'desc')
    .orderBy('signing.signing_id', 'desc')
    .execute()
  const newest = rows.filter((row, index) => rows.findIndex(({ unit_id }) => unit_id === row.unit_id) === index)
  return newest
    .filter(({ kind }) => kind === 'refused')
    .map((row) => ({
      unitId: row.unit_id,
      unit: row.unit,
      part: row.part,
      reason: row.reason ?? '',
      suggestedUnitId: row.suggested_unit_id,
      suggestedUnit: row.suggested,
      by: row.signed_by,
      at: row.at.toISOString(),
    }))
}
