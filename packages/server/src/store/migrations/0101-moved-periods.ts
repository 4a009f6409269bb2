import { type Kysely, sql } from 'kysely'

/** A period's due day moved for once, and a closed period opened again, each with its reason; every one stands in the ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`alter table period
      add column first_due_on date,
      add column due_reason text,
      add column reopened_at timestamptz,
      add column reopen_reason text,
      add check ((first_due_on is null) = (due_reason is null)),
      add check ((reopened_at is null) = (reopen_reason is null))`)
    .execute(db)
}
