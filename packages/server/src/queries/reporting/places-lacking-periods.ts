import { type Kysely, sql } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Day } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'

/** The places where a period of an adopted year has begun and is not open. Not bound to one jurisdiction: it looks for them. */
export async function placesLackingPeriods(db: Kysely<Tables>, today: Day): Promise<readonly string[]> {
  const { rows } = await acrossPlaces('the clock looks for its work', () =>
    sql<{ readonly jurisdiction_id: string }>`
    select distinct r.jurisdiction_id from report r
    where r.state = 'adopted' and make_date(r.year, 1, 1) <= ${today}::date
      and not exists (
        select from period p where p.jurisdiction_id = r.jurisdiction_id and p.year = r.year
          and p.starts_on <= ${today}::date and p.ends_on > least(${today}::date, make_date(r.year, 12, 31))
      )`.execute(db),
  )
  return rows.map((row) => row.jurisdiction_id)
}
