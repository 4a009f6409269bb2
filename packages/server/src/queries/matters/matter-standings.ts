import { type Kysely, sql } from 'kysely'
import { readableMatters } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { runningStates } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'
import { hasUnit, type MatterStanding, standingOf } from './matter-list.ts'

/** How many matters stand where against their clocks. */
export type MatterStandings = Readonly<Record<Exclude<MatterStanding, 'none' | 'in-time'>, number>>

/** Of the matters somebody may read, how many are overdue, due today and due within three days, by the next moment of each. */
export async function matterStandings(db: Kysely<Tables>, actor: SignedIn, at: Date): Promise<MatterStandings> {
  const { jurisdictionId } = actor
  const scope = readableMatters(actor)
  const counts = { overdue: 0, today: 0, soon: 0 }
  if (scope.kind === 'of-units' && scope.unitIds.length === 0) return counts
  const own = scope.kind === 'of-units' ? sql`and ${hasUnit(jurisdictionId, scope.unitIds)}` : sql``
  const { rows } = await sql<{ day: string; due_at: Date }>`
    select distinct on (m.matter_id) due.day::text as day, due.due_at
      from matter m join matter_due due on due.jurisdiction_id = m.jurisdiction_id and due.matter_id = m.matter_id
     where m.jurisdiction_id = ${jurisdictionId} and m.state = any(${[...runningStates]}) ${own}
       and due.met_at is null and due.replaced_at is null
     order by m.matter_id, due.due_at`.execute(db)
  for (const { day, due_at } of rows) {
    const standing = standingOf(day, due_at, at, actor.today)
    if (standing !== 'none' && standing !== 'in-time') counts[standing]++
  }
  return counts
}
