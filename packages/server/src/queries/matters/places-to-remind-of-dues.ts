import { type Kysely, sql } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Day } from '../../domain/day.ts'
import { dueToRemind } from '../../record/matters/dues-to-remind.ts'
import type { Tables } from '../../store/tables.ts'

/** The places in which a moment of a matter is due soon and nobody was reminded of it. Not bound to one jurisdiction: it looks for them. */
export async function placesToRemindOfDues(db: Kysely<Tables>, today: Day): Promise<readonly string[]> {
  const { rows } = await acrossPlaces('the clock looks for its work', () =>
    sql<{ jurisdiction_id: string }>`
      select distinct due.jurisdiction_id
        from matter_due due join matter m using (jurisdiction_id, matter_id)
       where ${dueToRemind(today)}`.execute(db),
  )
  return rows.map((row) => row.jurisdiction_id)
}
