import { type Kysely, sql } from 'kysely'
import type { ProgressState } from '../../domain/vocabulary.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'

/** How far the report of a unit is; null where there is none. */
export interface Written {
  readonly unitId: string | null
  readonly state: ProgressState | null
}

/** Of each task under way the units that report on it, with how far their reports of a period are. */
export async function writtenIn(
  db: Kysely<Tables>,
  jurisdictionId: string,
  periodId: string,
  today: string,
): Promise<ReadonlyMap<string, readonly Written[]>> {
  const { rows } = await sql<{ task_id: string; unit_id: string; state: ProgressState | null }>`
    select t.task_id, r.unit_id, p.state
      from task t
      join lateral (${reporters(jurisdictionId, today)}) r on true
      left join lateral (
        select p.state from progress p
         where p.jurisdiction_id = ${jurisdictionId} and p.task_id = t.task_id and p.period_id = ${periodId}
           and p.member_id is not distinct from r.member_id
         order by p.version desc limit 1
      ) p on true
     where t.jurisdiction_id = ${jurisdictionId} and t.status = 'active'`.execute(db)
  const found = new Map<string, Written[]>()
  for (const { task_id, unit_id, state } of rows) {
    const own = found.get(task_id) ?? []
    own.push({ unitId: unit_id, state })
    found.set(task_id, own)
  }
  return found
}
