import { expect, test } from 'vitest'
import { versionRefusal } from './migrate.ts'

test.each([
  [140_012, '14.12'],
  [130_001, '13.1'],
])('PostgreSQL %i is refused as too old, by its name', (number, name) => {
  expect(versionRefusal(number)).toMatchObject({ reason: 'version-too-old', message: expect.stringContaining(name) })
})

test('PostgreSQL 15 and later will do', () => {
  expect([150_000, 150_014, 180_004].map(versionRefusal)).toEqual([undefined, undefined, undefined])
})
