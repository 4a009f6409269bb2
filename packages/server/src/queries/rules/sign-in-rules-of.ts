import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { defaultSignInRules, type SignInRules } from '../../domain/sign-in-rules.ts'
import type { Tables } from '../../store/tables.ts'
import { type RuleVersion, versionsOf } from './rules-of.ts'

/** What a place asks of sign-in, with all versions, newest first. */
export interface PlaceSignInRules {
  readonly versions: readonly RuleVersion<SignInRules>[]
}

/** The rules of sign-in of a place. */
export async function signInRulesOf(
  db: Kysely<Tables>,
  { jurisdictionId }: Allowed<'sign-in-rules.read'>,
): Promise<PlaceSignInRules> {
  return { versions: await versionsOf(db, jurisdictionId, 'sign-in', defaultSignInRules) }
}
