import { type Kysely, sql } from 'kysely'

/**
 * 退签 names another unit. What was refused before the database asked this, whenever that began, stands as it was taken, also
 * where an archive gives it back: an archive is restored into a record that was made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `do $$ begin
        execute format(
          'alter table matter_step add constraint matter_step_another_unit check (act <> ''refuse'' or at < %L::timestamptz
            or coalesce(content->>''suggestedUnitId'' <> coalesce(unit_id::text, ''''), false))', now());
      end $$`,
    )
    .execute(db)
}
