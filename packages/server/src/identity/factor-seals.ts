import { symmetricDecrypt } from 'better-auth/crypto'
import type { Database } from '../store/connection.ts'

/** Whether what is stored of a second factor was sealed with this secret. */
export async function opensFactor(secret: string, sealed: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: sealed })
    return true
  } catch {
    return false
  }
}

/**
 * User names, in order, whose second factor was encrypted with another sign-in secret. They cannot sign in until the former
 * secret is back or the factor is reset. Without a secret (null): all that have a second factor. Not bound to one place:
 * accounts belong to the installation.
 */
export async function factorsSealedElsewhere(db: Database, secret: string | null): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('auth_two_factor')
    .innerJoin('auth_user', 'auth_user.id', 'auth_two_factor.userId')
    .select(['auth_user.username as userName', 'auth_two_factor.secret as sealed'])
    .where('auth_user.disabledAt', 'is', null)
    .where('auth_user.twoFactorEnabled', '=', true)
    .orderBy('auth_user.username')
    .execute()
  const elsewhere: string[] = []
  for (const { userName, sealed } of rows)
    if (secret === null || !(await opensFactor(secret, sealed))) elsewhere.push(userName)
  return elsewhere
}
