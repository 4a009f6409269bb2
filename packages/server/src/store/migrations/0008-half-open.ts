import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'

/** The name under which an archive says that its days are half-open. */
export const halfOpenMigration = '0008-half-open'

/**
 * Moves the last days of grants, delegations and people to the first day after, as `task_unit` and `unit` have them; of
 * one place where it is named, for an archive made before.
 */
export async function makeHalfOpen(db: QueryExecutorProvider, jurisdictionId: string | null = null): Promise<void> {
  const place = jurisdictionId === null ? sql`` : sql`and jurisdiction_id = ${jurisdictionId}`
  await sql`update role_grant set valid_to = valid_to + 1 where valid_to is not null ${place}`.execute(db)
  await sql`update delegation set valid_to = valid_to + 1 where true ${place}`.execute(db)
  await sql`update person set left_on = left_on + 1 where left_on is not null ${place}`.execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeHalfOpen(db)
}
