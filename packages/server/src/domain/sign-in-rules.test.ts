import { expect, test } from 'vitest'
import { defaultSignInRules, strictestRules } from './sign-in-rules.ts'

test('who works in several places keeps the strictest of each rule', () => {
  expect(strictestRules([])).toEqual(defaultSignInRules)
  const one = { secondFactorRoles: ['supervisor'], shortestPassword: 12, passwordDays: null, mostSessions: 5 } as const
  const two = { secondFactorRoles: ['leader'], shortestPassword: 10, passwordDays: 90, mostSessions: 2 } as const
  expect(strictestRules([one, two])).toEqual({
    secondFactorRoles: ['supervisor', 'leader'],
    shortestPassword: 12,
    passwordDays: 90,
    mostSessions: 2,
  })
  expect(strictestRules([one, defaultSignInRules])).toEqual(one)
})
