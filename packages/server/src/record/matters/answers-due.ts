import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import type { SlipColour } from '../../domain/matters/slip-ladder.ts'
import { slipNumber } from '../../domain/matters/slip-number.ts'
import type { Tables } from '../../store/tables.ts'
import { unitsAnsweredFor } from '../units/answering-units.ts'

/** Something units owe the supervision office by a day, by number only. */
export interface AnswerDue {
  /** `slip-…` or `item-…`; stays the same while it is the same matter. */
  readonly id: string
  readonly day: Day
  readonly title: string
}

/** Slips that some units, or ones merged into them, have not answered, and items of inspections that are not rectified, by day. */
export async function answersDue(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
): Promise<readonly AnswerDue[]> {
  if (unitIds.length === 0) return []
  const answered = [...(await unitsAnsweredFor(db, jurisdictionId, unitIds))]
  const { rows } = await sql<{ id: string; colour: SlipColour | null; year: number; ordinal: number; day: Day }>`
    select s.slip_id::text as id, s.colour, s.year, s.ordinal, s.limit_day::text as day
      from slip s where s.jurisdiction_id = ${jurisdictionId} and s.unit_id = any(${answered}::uuid[])
       and s.state in ('issued', 'served') and s.ordinal is not null
    union all
    select x.inspection_item_id::text, null, i.number_year, i.ordinal, x.due_on::text
      from inspection_item x
      join inspection i on i.jurisdiction_id = ${jurisdictionId} and i.inspection_id = x.inspection_id
     where x.jurisdiction_id = ${jurisdictionId} and x.unit_id = any(${answered}::uuid[]) and x.state = 'open'
       and i.state = 'served'
     order by day, id`.execute(db)
  return rows.map(({ id, colour, year, ordinal, day }) =>
    colour === null
      ? { id: `item-${id}`, day, title: `督查${documentNumber(year, ordinal)}整改时限` }
      : { id: `slip-${id}`, day, title: `${slipNumber({ colour, year, ordinal })}督查单答复时限` },
  )
}
