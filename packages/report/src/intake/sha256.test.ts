import { afterEach, expect, test, vi } from 'vitest'
import { sha256 } from './sha256.ts'

const bytes = new TextEncoder().encode('政府工作报告')
const known = '5684e1564e011cd912f947846148b5f6d848d040263bbd06314a7d7e8733c516'

afterEach(() => vi.unstubAllGlobals())

test('by the platform', async () => expect(await sha256(bytes)).toBe(known))

test('on a page without crypto.subtle', async () => {
  vi.stubGlobal('crypto', { subtle: undefined })
  expect(await sha256(bytes)).toBe(known)
})
