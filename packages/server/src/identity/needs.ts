import type { Database } from '../store/connection.ts'
import { accountRules } from './account-rules.ts'

/** What must be done before anything else may: change the first password or one too old, set up the second factor. */
export type Needs = 'password' | 'password-too-old' | 'second-factor' | null

/** Whether an account stands for an administrator of some place today: one who is it anywhere counts. */
export async function isAdministrator(db: Database, accountId: string, now: Date): Promise<boolean> {
  return (await accountRules(db, accountId, now)).administrator
}
