import { type Kysely, sql } from 'kysely'

// The order of precedence in which a place names its units (建制顺序). Places that have units already keep the order their
// lists had: by kind, then as they were entered.
const statements = [
  'alter table unit add column position integer not null default 0',
  `update unit set position = ranked.rank
     from (
       select jurisdiction_id, unit_id, row_number() over (
         partition by jurisdiction_id
         order by array_position(array['office', 'department', 'township', 'party', 'enterprise', 'other'], kind), code
       ) as rank from unit
     ) ranked
    where ranked.jurisdiction_id = unit.jurisdiction_id and ranked.unit_id = unit.unit_id`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
