import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { spanWords } from '../../domain/bulletins/bulletin-span.ts'
import type { BulletinKind } from '../../domain/bulletins/bulletin-table.ts'
import type { ScoreState } from '../../domain/scores/score-table.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { ownUnits } from './unit-sheet.ts'

/** A unit's score of a period, as a task of the unit leads to it. */
export interface ScoreOfTask {
  readonly scoreId: string
  /** `2031年第三季度` */
  readonly period: string
  readonly state: ScoreState
  readonly unitId: string
  readonly unit: string
}

const mostPeriods = 6

/**
 * The scores of the units that lead a task, of each period the newest version that somebody may read, the newest period first,
 * at most six periods; of units their own, once they are published.
 */
export async function scoresOfTask(
  db: Kysely<Tables>,
  actor: SignedIn,
  taskId: string,
): Promise<readonly ScoreOfTask[]> {
  const { jurisdictionId } = actor
  const own = await ownUnits(db, actor)
  if (own?.size === 0) return []
  const { rows } = await sql<{
    score_id: string
    kind: BulletinKind
    year: number
    month_from: number
    month_to: number
    state: ScoreState
    unit_id: string
    unit: string
  }>`
    select distinct on (s.year, s.month_to, s.month_from, u.place)
           s.score_id, s.kind, s.year, s.month_from, s.month_to, s.state, x.unit_id, unit.short_name as unit
      from task_unit u
      join score_unit x on x.jurisdiction_id = u.jurisdiction_id and x.unit_id = u.unit_id
      join score s on s.jurisdiction_id = x.jurisdiction_id and s.score_id = x.score_id
      join unit on unit.jurisdiction_id = x.jurisdiction_id and unit.unit_id = x.unit_id
     where u.jurisdiction_id = ${jurisdictionId} and u.task_id = ${taskId} and u.part = 'lead'
       and ${heldOn('u', actor.today)}
       ${own === null ? sql`` : sql`and s.state = 'published' and x.unit_id = any(${[...own]}::uuid[])`}
     order by s.year desc, s.month_to desc, s.month_from, u.place, s.version desc`.execute(db)
  const periods = [...new Set(rows.map(periodOf))].slice(0, mostPeriods)
  return rows
    .filter((row) => periods.includes(periodOf(row)))
    .map((row) => ({
      scoreId: row.score_id,
      period: periodOf(row),
      state: row.state,
      unitId: row.unit_id,
      unit: row.unit,
    }))
}

const periodOf = (row: {
  readonly kind: BulletinKind
  readonly year: number
  readonly month_from: number
  readonly month_to: number
}): string => spanWords({ kind: row.kind, year: row.year, from: row.month_from, to: row.month_to })
