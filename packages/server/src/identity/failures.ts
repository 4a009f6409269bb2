import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { inDays } from '../domain/day.ts'
import { networkOf } from '../domain/network-of.ts'
import type { Database } from '../store/connection.ts'

/** After how many failures in a row a user name is locked for where they come from, and for how long. */
export const failuresAllowed = 5
/** How long a name stays locked after too many failures in a row. */
export const lockMinutes = 15
/** After how many failures of a name, wherever they come from, only devices it is known on are let in. */
const failuresOfName = 20

/** Where an attempt comes from. */
export interface Place {
  readonly address: string | null
  /** Id of a device on which the name signed in before; null on any other. */
  readonly device: string | null
}

/**
 * Records the attempt before the password is checked, so that concurrent guesses count like sequential ones. Returns the
 * number of consecutive failures and whether the name is locked there. Unknown names get the same answers, so that nobody
 * learns which names exist. Failures count for name and place together, and on unknown devices for the name as well: who
 * fails elsewhere locks nobody out of a device of their own. The count starts again 15 minutes after the last attempt, and
 * where that is as far ahead: then the clock was, and what it wrote would lock the name until it is that late.
 */
export async function countAttempt(
  db: Database,
  userName: string,
  place: Place,
  now: Date,
): Promise<{ readonly attempt: number; readonly locked: boolean }> {
  const here = await countAt(db, userName, placeHash(place), failuresAllowed, now)
  if (place.device !== null) return here
  const anywhere = await countAt(db, userName, '', failuresOfName, now)
  return { attempt: here.attempt, locked: here.locked || anywhere.locked }
}

async function countAt(db: Database, userName: string, address_hash: string, allowed: number, now: Date) {
  const [forgotten, ahead] = [-1, 1].map((sign) => new Date(now.getTime() + sign * lockMinutes * 60_000))
  const again = sql<boolean>`(auth_failure.last_at < ${forgotten} or auth_failure.last_at > ${ahead})`
  const row = await db
    .insertInto('auth_failure')
    .values({ name_hash: hashOf(userName), address_hash, failures: 1, last_at: now, locked_until: null })
    .onConflict((conflict) =>
      conflict.columns(['name_hash', 'address_hash']).doUpdateSet({
        failures: sql`case when ${again} then 1 else least(auth_failure.failures + 1, 1000000) end`,
        // attempts at a locked name do not keep it locked
        last_at: sql`case when auth_failure.failures >= ${allowed} and not ${again} then auth_failure.last_at else ${now} end`,
        locked_until: sql`case when ${again} then null else auth_failure.locked_until end`,
      }),
    )
    .returning(['failures', 'locked_until'])
    .executeTakeFirstOrThrow()
  const locked = row.failures > allowed || (row.locked_until !== null && row.locked_until > now)
  return { attempt: row.failures, locked }
}

/** Locks a name for 15 minutes where an attempt came from. */
export async function lockName(db: Database, userName: string, place: Place, now: Date): Promise<void> {
  await db
    .updateTable('auth_failure')
    .set({ last_at: now, locked_until: new Date(now.getTime() + lockMinutes * 60_000) })
    .where('name_hash', '=', hashOf(userName))
    .where('address_hash', '=', placeHash(place))
    .execute()
}

/** Clears the failures of a name: of one place after a sign-in, of all when an administrator unlocks it. */
export async function forgetFailures(db: Database, userName: string, place?: Place): Promise<void> {
  await db
    .deleteFrom('auth_failure')
    .where('name_hash', '=', hashOf(userName))
    .$if(place !== undefined, (query) => query.where('address_hash', '=', place ? placeHash(place) : ''))
    .execute()
}

const placeHash = ({ address, device }: Place): string =>
  createHash('sha256')
    .update(device === null ? `address ${networkOf(address ?? '')}` : `device ${device}`)
    .digest('hex')

/** Which of these names are locked. */
export async function lockedNames(db: Database, userNames: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  if (userNames.length === 0) return new Set()
  const byHash = new Map(userNames.map((name) => [hashOf(name), name]))
  const rows = await db
    .selectFrom('auth_failure')
    .select('name_hash')
    .where('name_hash', 'in', [...byHash.keys()])
    .where('locked_until', '>', now)
    .where('locked_until', '<=', new Date(now.getTime() + 2 * lockMinutes * 60_000))
    .execute()
  return new Set(rows.flatMap(({ name_hash }) => byHash.get(name_hash) ?? []))
}

/** Deletes counts older than a day. */
export async function forgetOldFailures(db: Database, now: Date): Promise<void> {
  const before = inDays(now, -1)
  await db.deleteFrom('auth_failure').where('last_at', '<', before).execute()
}

// people type passwords into the name field, so only a hash is stored
const hashOf = (userName: string) => createHash('sha256').update(userName).digest('hex')
