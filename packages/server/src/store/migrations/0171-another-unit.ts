import { type Kysely, sql } from 'kysely'

/** 退签 names another unit. What was refused before this was asked stands as it was taken, also where an archive gives it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table matter_step add constraint matter_step_another_unit check (act <> 'refuse' or at < '2026-12-01T00:00+08:00'
        or coalesce(content->>'suggestedUnitId' <> coalesce(unit_id::text, ''), false))`,
    )
    .execute(db)
}
