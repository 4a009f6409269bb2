import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** How long what one has urged is not urged again by another, in minutes. */
export const urgedFor = 10

/** Who urges, in which period, and whom: one person, or all of a unit's. */
export interface Urging {
  readonly by: string
  readonly periodId: string | null
  readonly personId: string | null
}

/**
 * What somebody else urged within {@link urgedFor} minutes of `at` and did not withdraw, the same people for the same period, as `UNIT TASK` in
 * ids. Asked behind the place's lock, so that of two who urge at one moment the second sees what the first did.
 */
export async function urgedJustNow(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  { by, periodId, personId }: Urging,
): Promise<ReadonlySet<string>> {
  const span = sql`make_interval(mins => ${urgedFor})`
  // a moment ahead is of another server's clock, or of one that was set back
  const { rows } = await sql<{ readonly unit_id: string; readonly task_id: string }>`
    select u.unit_id, t.task_id from urge u, unnest(u.task_ids) as t(task_id)
     where u.jurisdiction_id = ${jurisdictionId} and u.urged_by <> ${by} and u.withdrawn_at is null
       and u.urged_at > ${at}::timestamptz - ${span} and u.urged_at < ${at}::timestamptz + ${span}
       and u.period_id is not distinct from ${periodId}::uuid
       and (u.person_id is null or u.person_id = ${personId}::uuid)`.execute(db)
  return new Set(rows.map(({ unit_id, task_id }) => `${unit_id} ${task_id}`))
}
