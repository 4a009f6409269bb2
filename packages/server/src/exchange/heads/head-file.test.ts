import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveKeys } from '../archive/archive-keys.ts'
import { countersigners, type HeadStatement, keepHead, readHead, readHeads, signHead } from './head-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-heads-'))
})
afterAll(() => rm(folder, { recursive: true }))

const at = new Date('2031-03-10T04:00:00Z')
const statement: HeadStatement = {
  schema: 'luoshi.head/1',
  jurisdictionId: '00000000-0000-7000-8000-000000000001',
  code: '990101',
  name: '青禾县',
  entries: 12,
  head: 'a'.repeat(64),
  at: at.toISOString(),
}

test('a head signed here and elsewhere is read again with both; one character changed, and it is forged', async () => {
  const [own, other] = [archiveKeys(join(folder, 'own')), archiveKeys(join(folder, 'other'))]
  const signed = await signHead(own, statement, '青禾县', at)
  if ('kind' in signed) throw new Error(signed.message)
  expect(countersigners(signed)).toEqual([])
  expect(await signHead(own, signed, '青禾县', at)).toMatchObject({ reason: 'signed-already' })
  const both = await signHead(other, signed, '云溪市审计局', at)
  if ('kind' in both) throw new Error(both.message)
  const kept = join(folder, 'kept')
  const file = await keepHead(kept, both)
  expect(await readHead(file)).toEqual(both)
  expect(countersigners(both)).toEqual([expect.stringMatching(/^云溪市审计局（[0-9a-f]{16}）$/)])
  expect(await readHeads(kept)).toEqual([both])
  expect(await readHeads(join(folder, 'none'))).toEqual([])
  for (const [from, to] of [
    ['"entries": 12', '"entries": 11'],
    ['云溪市审计局', '云溪市财政局'],
    ['aaaa', 'aaab'],
  ] as const) {
    const changed = join(folder, 'changed.json')
    await writeFile(changed, (await readFile(file, 'utf8')).replace(from, to))
    expect(await readHead(changed)).toMatchObject({ kind: 'refused', reason: 'head-forged' })
  }
  await writeFile(join(kept, 'x.json'), '{}')
  expect(await readHeads(kept)).toMatchObject({ reason: 'no-head-file' })
})
