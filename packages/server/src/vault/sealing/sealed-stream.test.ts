import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainOf, SealError, sealed } from './sealed-stream.ts'
import { makeSealing } from './sealing-keys.ts'
import { lackingFor, suiteNames } from './suites.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-seal-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sealing = makeSealing('aes-256-gcm', { kind: 'given', keys: ['ab'.repeat(32)] })
const all = async (pieces: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
const inPieces = (bytes: Buffer, length: number) =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) => bytes.subarray(at * length, (at + 1) * length))
const opened = async (bytes: Buffer, length = 7_000) => all((await plainOf(inPieces(bytes, length), sealing)).pieces)

// a build of OpenSSL without the Chinese ciphers has nothing to seal with
describe.each(suiteNames.filter((suite) => lackingFor(suite).length === 0))('%s', (suite) => {
  const seal = async (content: Buffer) =>
    all(sealed([content], { suite, key: await sealing.present(), size: content.length }))

  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('%i bytes come out as they went in', async (size) => {
    const content = randomBytes(size)
    const written = await seal(content)
    // a byte or two stand in anything by chance
    if (size > 16) expect(written.includes(content.subarray(0, 64))).toBe(false)
    const plain = await plainOf(inPieces(written, 1000), sealing)
    expect(plain).toMatchObject({ size, sealed: { suite } })
    expect((await all(plain.pieces)).equals(content)).toBe(true)
  })

  test('a bit changed anywhere, frames changed about, an end cut off or added: nothing false comes out', async () => {
    const content = randomBytes(150_000)
    const written = await seal(content)
    await fc.assert(
      fc.asyncProperty(fc.nat(written.length - 1), fc.nat(7), async (at, bit) => {
        // a changed mark is no sealed file any more
        if (at < 8) return
        const changed = Buffer.from(written)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        await expect(opened(changed)).rejects.toThrow(SealError)
      }),
      { numRuns: 60 },
    )
    for (const length of [written.length - 1, written.length - 40_000, 200, 20])
      await expect(opened(written.subarray(0, length))).rejects.toThrow(SealError)
    await expect(opened(Buffer.concat([written, Buffer.from('x')]))).rejects.toThrow(SealError)
    const begin = written.length - (150_000 % 65_536) - 4 - (suite === 'aes-256-gcm' ? 16 : 64)
    const frame = 65_536 + (suite === 'aes-256-gcm' ? 16 : 64) + 4
    const [first, second] = [begin - 2 * frame, begin - frame]
    const swapped = [
      written.subarray(0, first),
      written.subarray(second, second + frame),
      written.subarray(first, second),
      written.subarray(second + frame),
    ]
    await expect(opened(Buffer.concat(swapped))).rejects.toThrow(SealError)
  })

  test('another key does not open it, and says which one it wants', async () => {
    const written = await seal(Buffer.from('现场照片'))
    const other = makeSealing(suite, { kind: 'given', keys: ['cd'.repeat(32)] })
    const { id } = await sealing.present()
    await expect(plainOf([written], other)).rejects.toMatchObject({ reason: 'no-key', key: id })
    await expect(plainOf([written], null)).rejects.toMatchObject({ reason: 'no-key' })
  })
})

test('what was never sealed comes out as it is', async () => {
  for (const content of [Buffer.alloc(0), Buffer.from('a'), randomBytes(100_000)])
    expect((await opened(content)).equals(content)).toBe(true)
})

test('keys in a file: made at first, another one in front of it stays known, a line that is none is no lost key', async () => {
  const path = join(folder, 'keys', 'encryption-keys')
  const own = makeSealing('aes-256-gcm', { kind: 'file', path })
  const first = await own.present()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await own.rotate()
  const second = await makeSealing('aes-256-gcm', { kind: 'file', path }).present()
  expect(second.id).not.toBe(first.id)
  expect((await own.find(first.id))?.bytes).toEqual(first.bytes)
  await writeFile(path, `${await readFile(path, 'utf8')}abc\n`)
  await expect(own.present()).rejects.toThrow(/encryption at rest .* cannot be used .*cut off/)
})
