import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTestEvidence } from '../../commands/evidence/add-evidence.fixture.ts'
import { type TestRecord, testRecord } from '../../commands/record.fixture.ts'
import { madeUpReport } from '../../commands/reports/report.fixture.ts'
import { oneTestServer, type TestDatabase, testDatabase } from '../../store/database.fixture.ts'
import { filePath } from '../../vault/evidence/evidence-folder.ts'
import { keepCopy } from '../../vault/evidence/keep-file.ts'
import { writeArchive } from './archive-file.ts'
import { restorePlace } from './restore-place.ts'
import { verifyArchive } from './verify-archive.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('evidence in an archive, on $name', (server) => {
  let record: TestRecord
  let empty: TestDatabase
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-archive-'))
    record = await testRecord(server)
    empty = await testDatabase(server)
    await record.adoptText(madeUpReport())
  })
  afterAll(async () => {
    await Promise.all([record.drop(), empty.drop()])
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
  })
})
