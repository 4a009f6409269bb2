import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, startOfDay } from '../../domain/day.ts'
import { urgedStates } from '../../domain/matters/matter-table.ts'

/** How many days before a due moment of a matter its lead unit is reminded. */
export const remindedBefore = 3

/**
 * The condition of moments (`due`, of a matter `m`) that the lead unit is to be reminded of on a day: not met, not reminded of,
 * due within {@link remindedBefore} days or past. Of what was handed out that very day the unit has just heard.
 */
export const dueToRemind = (today: Day): RawBuilder<boolean> => sql<boolean>`due.met_at is null
  and due.replaced_at is null and due.reminded_on is null and due.day <= ${addDays(today, remindedBefore)}::date
  and m.handed_out_at < ${startOfDay(today)} and m.state = any(${[...urgedStates]})`
