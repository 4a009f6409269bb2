import { hashPassword as hashOfLibrary } from 'better-auth/crypto'
import { describe, expect, test } from 'vitest'
import { hashCost, hashPassword, verifyPassword } from './password-hash.ts'

const cheap = { ln: 4, r: 1, p: 1 }

describe('the hash of a password', () => {
  test('names its cost and opens to the password alone', async () => {
    const hash = await hashPassword('Ping’an-2031')
    expect(hash).toMatch(/^\$scrypt\$ln=14,r=16,p=1\$[\w+/]{22}\$[\w+/]{86}$/)
    expect(hashCost.ln).toBeGreaterThanOrEqual(14)
    expect(await verifyPassword('Ping’an-2031', hash)).toBe(true)
    expect(await verifyPassword('Ping’an-2032', hash)).toBe(false)
  })
  test('differs each time, and is checked at the cost it names', async () => {
    const [one, other] = await Promise.all([hashPassword('a', cheap), hashPassword('a', cheap)])
    expect(one).not.toBe(other)
    expect(await verifyPassword('a', one)).toBe(true)
    expect(await verifyPassword('a', one.replace('ln=4', 'ln=5'))).toBe(false)
  })
  test('takes full-width letters for their plain ones', async () => {
    expect(await verifyPassword('Ａ1', await hashPassword('A1', cheap))).toBe(true)
  })
  test('of an account from before hashes named their cost still opens', async () => {
    const hash = await hashOfLibrary('Ping’an-2031')
    expect(await verifyPassword('Ping’an-2031', hash)).toBe(true)
    expect(await verifyPassword('Ping’an-2032', hash)).toBe(false)
  })
  test.each(['', ':', 'plain', '$scrypt$', '$scrypt$ln=4,r=1,p=1$c2FsdA$', 'aa:bb'])(
    'what is no hash opens to nothing: %o',
    async (hash) => {
      expect(await verifyPassword('', hash)).toBe(false)
      expect(await verifyPassword(hash, hash)).toBe(false)
    },
  )
})
