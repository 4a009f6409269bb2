import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTestEvidence } from '../../commands/evidence/add-evidence.fixture.ts'
import { type TestRecord, testRecord } from '../../commands/record.fixture.ts'
import { madeUpReport } from '../../commands/reports/report.fixture.ts'
import { oneTestServer, type TestDatabase, testDatabase } from '../../store/database.fixture.ts'
import { filePath } from '../../vault/evidence/evidence-folder.ts'
import { keepCopy } from '../../vault/evidence/keep-file.ts'
import { reseal } from '../../vault/evidence/reseal.ts'
import { plainBytes } from '../../vault/sealing/plain-file.ts'
import { SealError } from '../../vault/sealing/sealed-stream.ts'
import { makeSealing } from '../../vault/sealing/sealing-keys.ts'
import { writeArchive } from './archive-file.ts'
import { archiveKeys } from './archive-keys.ts'
import { restorePlace } from './restore-place.ts'
import { verifyArchive } from './verify-archive.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('evidence in an archive, on $name', (server) => {
  let record: TestRecord
  let empty: TestDatabase
  let anew: TestDatabase
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-archive-'))
    record = await testRecord(server)
    empty = await testDatabase(server)
    anew = await testDatabase(server)
    await record.adoptText(madeUpReport())
  })
  afterAll(async () => {
    await Promise.all([record.drop(), empty.drop(), anew.drop()])
    await rm(folder, { recursive: true })
  })

  test('files go along and come back under their hash; a lost one is named, and no folder is a refusal', async () => {
    const place = record.may.jurisdictionId
    const content = Buffer.from('现场照片说明')
    const hash = createHash('sha256').update(content).digest('hex')
    const [here, there] = [{ path: join(folder, 'here') }, { path: join(folder, 'there') }]
    await keepCopy(here, place, hash, content)
    const { task_id } = await record.db.selectFrom('task').select('task_id').limit(1).executeTakeFirstOrThrow()
    const lost = 'e'.repeat(64)
    for (const each of [hash, lost])
      await addTestEvidence(record.db, place, {
        taskId: task_id,
        hash: each,
        fileName: '说明.txt',
        size: content.length,
      })
    const file = join(folder, 'place.tar.gz')
    const manifest = await writeArchive(record.db, place, new Date(), file, here)
    expect(manifest.missingEvidence).toEqual([lost])
    expect(await verifyArchive(file)).toMatchObject({ kind: 'whole' })
    expect(await restorePlace(empty.db, file)).toMatchObject({ kind: 'refused', reason: 'no-evidence-folder' })
    expect(await restorePlace(empty.db, file, there)).toMatchObject({ kind: 'restored' })
    expect(await readFile(filePath(there, place, hash))).toEqual(content)
    // the same with everything sealed, here and there by keys of their own
    const sealing = makeSealing('aes-256-gcm', { kind: 'given', keys: ['ab'.repeat(32)] })
    const other = makeSealing('aes-256-gcm', { kind: 'given', keys: ['cd'.repeat(32)] })
    expect(await reseal({ ...here, sealing })).toMatchObject({ asWanted: 1 })
    const sealedFile = join(folder, 'sealed.tar.gz')
    const signedBy = archiveKeys(join(folder, 'keys'))
    expect(await writeArchive(record.db, place, new Date(), sealedFile, { ...here, sealing }, signedBy)).toMatchObject({
      missingEvidence: [lost],
    })
    expect((await readFile(sealedFile)).subarray(0, 7).toString('latin1')).toBe('\0LUOSHI')
    expect(await verifyArchive(sealedFile, {}, [], sealing)).toMatchObject({ kind: 'whole', files: 1 })
    expect(await verifyArchive(sealedFile)).toMatchObject({ kind: 'refused', reason: 'sealed' })
    expect(await restorePlace(anew.db, sealedFile, { ...there, sealing: other })).toMatchObject({ reason: 'sealed' })
    const bytes = await readFile(sealedFile)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    const changed = join(folder, 'sealed-changed.tar.gz')
    await writeFile(changed, bytes)
    expect(await verifyArchive(changed, {}, [], sealing)).toMatchObject({ kind: 'refused', reason: 'changed' })
    const sealedThere = { path: join(folder, 'sealed-there'), sealing: other }
    expect(await restorePlace(anew.db, sealedFile, sealedThere, sealing)).toMatchObject({ kind: 'restored' })
    expect((await readFile(filePath(sealedThere, place, hash))).includes(content)).toBe(false)
    expect(await plainBytes(filePath(sealedThere, place, hash), other)).toEqual(content)
    // without the key of a file nothing is exported, and no file is said to be lost
    await expect(
      writeArchive(record.db, place, new Date(), join(folder, 'no.tar.gz'), { ...here, sealing: other }),
    ).rejects.toThrow(SealError)
    expect(await readFile(join(folder, 'no.tar.gz')).catch(() => null)).toBeNull()
  })
})
