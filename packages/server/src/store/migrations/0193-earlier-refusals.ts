import { type Kysely, sql } from 'kysely'

/** The name under which an archive says that its steps tell which refusals are of the earlier form. */
export const earlierRefusalsMigration = '0193-earlier-refusals'

/** Whether a step is a 退签 that names no other unit, as they were taken before 0171. In SQL, of a row of matter_step. */
export const isEarlierRefusal =
  "act = 'refuse' and not coalesce(content->>'suggestedUnitId' <> coalesce(unit_id::text, ''), false)"

/**
 * A 退签 of the earlier form says so in its row. What stood before was known by when this record was brought up to 0171,
 * which the records of other installations were at other times: their archives could not be put back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table matter_step drop constraint matter_step_another_unit',
  'alter table matter_step add column earlier_form boolean not null default false',
  `update matter_step set earlier_form = true where ${isEarlierRefusal}`,
  `alter table matter_step add constraint matter_step_another_unit check (earlier_form or not (${isEarlierRefusal}))`,
]
