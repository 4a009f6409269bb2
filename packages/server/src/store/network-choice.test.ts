import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readNetworkChoice, writeNetworkChoice } from './network-choice.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-network-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('nobody has chosen, then somebody has, then somebody else', async () => {
  expect(await readNetworkChoice(folder)).toEqual({ kind: 'choice', open: null })
  await writeNetworkChoice(folder, true)
  expect(await readNetworkChoice(folder)).toEqual({ kind: 'choice', open: true })
  await writeNetworkChoice(folder, false)
  expect(await readNetworkChoice(folder)).toEqual({ kind: 'choice', open: false })
  expect(await readdir(folder)).toEqual(['network'])
  await writeNetworkChoice(folder, null)
  expect(await readNetworkChoice(folder)).toEqual({ kind: 'choice', open: null })
})

test('what cannot be read is no choice and is not taken as none', async () => {
  await writeFile(join(folder, 'network'), '')
  expect(await readNetworkChoice(folder)).toMatchObject({ kind: 'refused', reason: 'not-writable' })
})
