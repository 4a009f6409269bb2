import { createHash } from 'node:crypto'
import { latestMade } from '../domain/clock-leap.ts'
import type { Database } from '../store/connection.ts'

/** Longer than any code of an authenticator holds, in milliseconds: one step of 30 s, and one before and after. */
const holds = 5 * 60_000

/**
 * Claims a TOTP code for an account: false when it was used before, on any server of the database. Otherwise returns a
 * function that undoes the claim, for a code that turned out to be wrong.
 * @see RFC 6238, 5.2: the same one-time password is not accepted twice
 */
export async function claimCode(
  db: Database,
  accountId: string,
  code: string,
  at: Date,
): Promise<false | (() => Promise<void>)> {
  const code_hash = createHash('sha256').update(`${accountId} ${code}`).digest('hex')
  await db
    .deleteFrom('auth_used_code')
    .where('account_id', '=', accountId)
    // what a clock that was ahead noted is of no code there is now
    .where((eb) =>
      eb.or([
        eb('used_at', '<', new Date(at.getTime() - holds)),
        eb('used_at', '>', new Date(latestMade(at).getTime() + holds)),
      ]),
    )
    .execute()
  const claimed = await db
    .insertInto('auth_used_code')
    .values({ account_id: accountId, code_hash, used_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'code_hash']).doNothing())
    .returning('code_hash')
    .executeTakeFirst()
  if (!claimed) return false
  return async () => {
    await db
      .deleteFrom('auth_used_code')
      .where('account_id', '=', accountId)
      .where('code_hash', '=', code_hash)
      .execute()
  }
}

/** A code as it is compared: full-width digits as the others, no blanks. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').slice(0, 40)
