import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { latestMade } from '../domain/clock-leap.ts'
import type { Tables } from '../store/tables.ts'
import { allow, type MayWrite } from './actor.ts'
import { acrossPlaces } from './place-wall.ts'

/** A fresh token's secret and what the database keeps of it. */
export function newTokenSecret(): { readonly secret: string; readonly hash: string } {
  const secret = `luoshi_${randomBytes(32).toString('base64url')}`
  return { secret, hash: tokenHash(secret) }
}

/** 256 random bits need no slow hash: there is nothing to guess. */
function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether the bearer of `secret` may write for the jurisdiction on `now`; undefined when not. */
export async function mayWriteByToken(
  db: Kysely<Tables>,
  jurisdictionId: string,
  secret: string,
  now: Date,
): Promise<MayWrite | undefined> {
  const row = await db
    .selectFrom('token')
    .select(['token_id', 'created_at', 'expires_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', tokenHash(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || !holds(row, now)) return undefined
  return allow(jurisdictionId, { id: `token:${row.token_id}` })
}

/** Whether `secret` is a token that holds on `now`, whatever the place. Not bound to one jurisdiction: it looks for one. */
export async function isTokenOfSomePlace(db: Kysely<Tables>, secret: string, now: Date): Promise<boolean> {
  const row = await acrossPlaces('whether a token is of any place', () =>
    db
      .selectFrom('token')
      .select(['created_at', 'expires_at'])
      .where('hash', '=', tokenHash(secret))
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  )
  return row !== undefined && holds(row, now)
}

interface Term {
  readonly created_at: Date
  readonly expires_at: Date | null
}

/** A token for some days that a clock ahead made does not hold until it is that late: its days would be more. */
const holds = ({ created_at, expires_at }: Term, now: Date): boolean =>
  expires_at === null || (expires_at > now && created_at <= latestMade(now))
