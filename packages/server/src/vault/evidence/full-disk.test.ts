import { spawnSync } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { failedAnswer } from '../../api/failed-answer.ts'
import { makeSealing } from '../sealing/sealing-keys.ts'
import type { EvidenceFolder } from './evidence-folder.ts'
import { keepFile } from './keep-file.ts'
import { openKept } from './open-kept.ts'
import { receiveBytes, receivedBytes } from './upload-part.ts'

const place = randomUUID()
const mebibyte = 1024 * 1024

let disk: string
let mounted: boolean
beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), 'luoshi-disk-'))
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', disk]).status === 0
})
afterEach(async () => {
  if (mounted) spawnSync('umount', [disk])
  await rm(disk, { recursive: true })
})
const grow = (size: string) => spawnSync('mount', ['-o', `remount,size=${size}`, disk])

const noDisk = 'no file system of its own can be made here: this test mounts a small tmpfs, which root may'

test.for(['aes-256-gcm', 'none'] as const)(
  'with cipher %s a full disk is said, nothing is kept in part, and it goes on when there is room',
  async (cipher, { skip }) => {
    if (!mounted) {
      console.warn(noDisk)
      return skip(noDisk)
    }
    const keys = randomBytes(32).toString('hex')
    const folder: EvidenceFolder = {
      path: disk,
      sealing: makeSealing(cipher === 'none' ? null : cipher, { kind: 'given', keys: [keys] }),
    }
    // a text: no kind of file has to be made
    const bytes = Buffer.from(randomBytes(3.5 * mebibyte).toString('hex'))
    const file = { hash: createHash('sha256').update(bytes).digest('hex'), fileName: '记录.txt' }
    const part = { jurisdictionId: place, uploadId: randomUUID(), size: bytes.length }
    async function* from(offset: number) {
      for (let at = offset; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000)
    }
    const receive = async () => {
      const offset = await receivedBytes(folder, part)
      return receiveBytes(folder, part, offset, from(offset))
    }
    const said = async (error: unknown) => {
      const answer = failedAnswer(error, '/uploads', undefined, { detail: '', detailEn: '' })
      return { status: answer.status, ...((await answer.json()) as object) }
    }
    const full = { status: 503, detail: expect.stringMatching(/磁盘已满.*没有办理/) }
    expect(await said(await receive().catch((error: unknown) => error))).toMatchObject(full)
    const offset = await receivedBytes(folder, part)
    expect(offset).toBeGreaterThan(4 * mebibyte)
    // room for the upload, none for its sealed copy beside it
    grow('9m')
    expect(await receive()).toMatchObject({ kind: 'received', offset: bytes.length })
    if (cipher !== 'none') {
      expect(await said(await keepFile(folder, part, file).catch((error: unknown) => error))).toMatchObject(full)
      expect(await openKept(folder, place, file.hash)).toBeUndefined()
      const left = await readdir(join(disk, place, file.hash.slice(0, 2)))
      expect(left).toEqual([])
      grow('40m')
    }
    expect(await keepFile(folder, part, file)).toMatchObject({ kind: 'kept' })
    const kept = await openKept(folder, place, file.hash)
    expect(Buffer.from(await new Response(kept?.stream).arrayBuffer()).equals(bytes)).toBe(true)
  },
)
