import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { presentSecret, readSecret } from './read-secret.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-secret-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.for([
  ['empty', ''],
  ['cut off', 'Zk3'],
  ['a folder', null],
] as const)('a sign-in secret that is %s is said with what to do, and not replaced', async ([name, content]) => {
  const place = join(folder, name)
  await mkdir(place)
  const path = join(place, 'sign-in-secret')
  await (content === null ? mkdir(path) : writeFile(path, content))
  const words = expect.stringMatching(
    /登录密钥 .*sign-in-secret 用不了（(文件是空的|内容不完整.*|这里是一个目录.*)）。.*LUOSHI_SECRET/,
  )
  expect(await readSecret(null, place)).toMatchObject({ kind: 'refused', message: words })
  await expect(presentSecret(null, place)).rejects.toMatchObject({ zh: words })
})

test('where there is none, one is made once', async () => {
  const place = join(folder, 'new')
  expect(await presentSecret(null, place)).toBeNull()
  const made = await readSecret(null, place)
  expect(made).toEqual({ kind: 'secret', secret: await presentSecret(null, place) })
  expect(await readSecret(null, place)).toEqual(made)
})
