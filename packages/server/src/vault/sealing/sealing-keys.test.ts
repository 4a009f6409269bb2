import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DamagedFile } from '../../domain/damaged-file.ts'
import { makeSealing } from './sealing-keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-sealing-'))
})
afterAll(() => rm(folder, { recursive: true }))

const damages: readonly (readonly [string, string | null])[] = [
  ['empty', ''],
  ['a remark alone', '# 静态加密密钥，每行一个\n'],
  ['cut off', 'ab12'],
  ['of another kind', '{"keys":[]}\n'],
  ['of a whole key and one that was cut off', `${'ab'.repeat(32)}\n${'cd'.repeat(20)}\n`],
  ['a folder', null],
]
test.for(damages)(
  'a file of keys that is %s is said with what to do; no key is made in its place',
  async ([name, content]) => {
    const path = join(folder, name)
    await (content === null ? mkdir(path) : writeFile(path, content))
    const sealing = makeSealing('aes-256-gcm', { kind: 'file', path })
    for (const act of [sealing.all, sealing.present, sealing.rotate, () => sealing.find('0123456789abcdef')]) {
      const error: unknown = await act().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(DamagedFile)
      expect((error as DamagedFile).zh).toMatch(/静态加密的密钥文件 .* 用不了（.+）。.*放回/)
    }
    if (content !== null) expect(await readFile(path, 'utf8')).toBe(content)
  },
)

test('of keys that several make at once none is lost: what each sealed can be opened', async () => {
  const path = join(folder, 'at-once')
  const make = () => makeSealing('aes-256-gcm', { kind: 'file', path })
  const used = await Promise.all([1, 2, 3, 4].map(() => make().present()))
  expect(new Set(used.map(({ id }) => id)).size).toBe(1)
  const made = await Promise.all([1, 2, 3, 4].map(() => make().rotate()))
  const ids = made.map((outcome) => (outcome.kind === 'rotated' ? outcome.key.id : outcome.kind))
  expect((await make().all()).map(({ id }) => id).sort()).toEqual([used[0]?.id, ...ids].sort())
})

test('where there is no file a key is made, and a second one keeps the first', async () => {
  const path = join(folder, 'new')
  const sealing = makeSealing('aes-256-gcm', { kind: 'file', path })
  const first = await sealing.present()
  const second = await sealing.rotate()
  expect((await sealing.all()).map(({ id }) => id)).toEqual([first.id, second.kind === 'rotated' ? second.key.id : ''])
})
