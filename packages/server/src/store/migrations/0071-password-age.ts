import { type Kysely, sql } from 'kysely'

/** When a password was last set, from when its days count; null for an account restored from an archive of before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table auth_user add column "passwordSetAt" timestamptz`.execute(db)
  await sql`update auth_user set "passwordSetAt" = (
    select max("updatedAt") from auth_account
     where "userId" = auth_user.id and "providerId" = 'credential')`.execute(db)
}
