import { type Kysely, sql } from 'kysely'

/** Who is named to enter the readings of an indicator: a unit, or one person (decision 132). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table indicator
    add column keeper_unit_id uuid,
    add column keeper_person_id uuid,
    add foreign key (jurisdiction_id, keeper_unit_id) references unit,
    add foreign key (jurisdiction_id, keeper_person_id) references person,
    add check (keeper_unit_id is null or keeper_person_id is null)`,
]
