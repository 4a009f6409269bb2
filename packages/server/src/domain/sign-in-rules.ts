import type { Role } from './vocabulary.ts'

/** What a place asks of its people's sign-in; the three administrators need a second factor whatever stands here. */
export interface SignInRules {
  /** Roles that work only with a second factor, also who stands in for them. */
  readonly secondFactorRoles: readonly Role[]
  /** Characters of a password, at least; asked when one is changed. */
  readonly shortestPassword: number
  /** Days after which a password is to be changed; null for never. */
  readonly passwordDays: number | null
  /** Sessions of one account at once, the latest stay; null for any number. */
  readonly mostSessions: number | null
}

/** What holds where a place has set nothing. */
export const defaultSignInRules: SignInRules = {
  secondFactorRoles: [],
  shortestPassword: 8,
  passwordDays: null,
  mostSessions: null,
}

/** The rules for somebody who works in several places: of each rule the strictest. */
export function strictestRules(all: readonly SignInRules[]): SignInRules {
  const least = (values: readonly (number | null)[]) => {
    const set = values.filter((value) => value !== null)
    return set.length === 0 ? null : Math.min(...set)
  }
  return {
    secondFactorRoles: [...new Set(all.flatMap((rules) => rules.secondFactorRoles))],
    shortestPassword: Math.max(defaultSignInRules.shortestPassword, ...all.map((rules) => rules.shortestPassword)),
    passwordDays: least(all.map((rules) => rules.passwordDays)),
    mostSessions: least(all.map((rules) => rules.mostSessions)),
  }
}
