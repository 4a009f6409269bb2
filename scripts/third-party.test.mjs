import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'
import { derived, mayShip, shippedPackages } from './third-party.mjs'

test('every shipped package has a licence that may be shipped', () => {
  const packages = shippedPackages()
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(({ licence }) => !mayShip(licence))).toEqual([])
})

test('what `npm run scans` installs has a licence that may be shipped', () => {
  const packages = shippedPackages('scans/package-lock.json')
  expect(packages.length).toBeGreaterThan(2)
  expect(packages.filter(({ licence }) => !mayShip(licence))).toEqual([])
})

test('THIRD-PARTY.md names every shipped package and version (node scripts/third-party.mjs writes it)', () => {
  const text = readFileSync(`${root}THIRD-PARTY.md`, 'utf8')
  const missing = shippedPackages().filter(
    ({ name, version, licence }) => !text.includes(`| ${name} | ${version} | ${licence} |`),
  )
  expect(missing).toEqual([])
  for (const { what } of derived) expect(text).toContain(what)
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['AGPL-3.0-only', false],
  ['SEE LICENSE IN x', false],
  ['', false],
])('%j may be shipped: %s', (licence, may) => expect(mayShip(licence)).toBe(may))
