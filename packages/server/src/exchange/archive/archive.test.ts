import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteAttempt } from '../../commands/note-attempt.ts'
import { purgeContent } from '../../commands/purge/purge-content.ts'
import { type TestRecord, testRecord } from '../../commands/record.fixture.ts'
import { madeUpReport } from '../../commands/reports/report.fixture.ts'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { type TestDatabase, testDatabase, testServers } from '../../store/database.fixture.ts'
import { archivedTables } from './archive.ts'
import { writeArchive } from './archive-file.ts'
import { restorePlace } from './restore-place.ts'
import { tarWriter } from './tar.ts'
import { verifyArchive } from './verify-archive.ts'

describe.each(testServers(process.env))('an archive on $name', (server) => {
  let record: TestRecord
  let empty: TestDatabase
  let folder: string
  let file: string
  let head: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-archive-'))
    record = await testRecord(server)
    empty = await testDatabase(server)
    await record.adoptText(madeUpReport())
    await record.adoptText(madeUpReport({ changed: '修建环湖绿道15公里' }))
    for (const detail of ['甲', '乙\u{1F600}'.slice(0, -1)])
      await noteAttempt(record.db, new Date(), {
        jurisdictionId: record.may.jurisdictionId,
        kind: 'sign-in.done',
        address: null,
        detail,
      })
    const { hash } = await record.db
      .selectFrom('document')
      .select('hash')
      .orderBy('document_id')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    await purgeContent(record.db, record.may, new Date(), decision)
    file = join(folder, 'whole.tar.gz')
    head = (await writeArchive(record.db, record.may.jurisdictionId, new Date(), file)).ledger.head
  })
  afterAll(async () => {
    await Promise.all([record.drop(), empty.drop()])
    await rm(folder, { recursive: true })
  })
  const rowsOf = async ({ owner }: TestDatabase) => {
    const all: Record<string, unknown> = {}
    for (const table of archivedTables) {
      const { rows } = await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(owner)
      all[table] = rows
    }
    return all
  }
  const written = async (name: string, tar: Buffer) => {
    const path = join(folder, name)
    await writeFile(path, gzipSync(tar))
    return path
  }
  /** The archive with one place of it changed, wherever `found` stands. */
  const changedAt = async (found: string, by: string) => {
    const tar = gunzipSync(await readFile(file))
    const at = tar.indexOf(found)
    expect(at).toBeGreaterThan(0)
    tar.write(by, at)
    return written(`changed-${by}.tar.gz`, tar)
  }

  test('verifies without the database, and against a head published earlier', async () => {
    expect(await verifyArchive(file)).toMatchObject({ kind: 'whole', head })
    expect(await verifyArchive(file, { head })).toMatchObject({ kind: 'whole' })
    expect(await verifyArchive(file, { head: 'f'.repeat(64) })).toMatchObject({ kind: 'broken', reason: 'cut-short' })
  })

  test.each([
    ['a row', '新增规模以上工业企业12家', '新增规模以上工业企业99家'],
    ['a document', '各位代表！让我们', '各位代表！请你们'],
    ['the ledger', 'report.imported', 'report.imposted'],
    ['the security log', 'sign-in.done', 'sign-in.gone'],
  ])('%s changed in it is found, and nothing of it restored', async (_, found, by) => {
    const changed = await changedAt(found, by)
    expect(await verifyArchive(changed)).toMatchObject({ kind: 'refused', reason: 'changed' })
    const before = await rowsOf(empty)
    expect(await restorePlace(empty.db, changed)).toMatchObject({ kind: 'refused', reason: 'changed' })
    expect(await rowsOf(empty)).toEqual(before)
  })

  test('broken off, not an archive, of a later schema: each is refused by name', async () => {
    const whole = await readFile(file)
    const short = join(folder, 'short.tar.gz')
    await writeFile(short, whole.subarray(0, whole.length / 2))
    const text = join(folder, 'text.tar.gz')
    await writeFile(text, '这是一份文字')
    const tar = gunzipSync(whole)
    const noManifest = await written(
      'cut.tar.gz',
      Buffer.concat([tar.subarray(0, tar.indexOf('manifest.json')), Buffer.alloc(1024)]),
    )
    const greeting = tarWriter(new Date())
    const bytes = (async () => {
      const parts: Buffer[] = []
      for await (const part of greeting.bytes) parts.push(Buffer.from(part))
      return parts
    })()
    await greeting.add('hello.txt', 2, [Buffer.from('hi')])
    greeting.end()
    const other = await written('other.tar.gz', Buffer.concat(await bytes))
    for (const wrong of [short, text, noManifest, other]) {
      expect([wrong, await verifyArchive(wrong)]).toMatchObject([wrong, { reason: 'not-an-archive' }])
      expect([wrong, await restorePlace(empty.db, wrong)]).toMatchObject([wrong, { reason: 'not-an-archive' }])
    }
    const later = await changedAt('"0001-record"', '"9001-record"')
    expect(await restorePlace(empty.db, later)).toMatchObject({ reason: 'schema-newer' })
    expect(await restorePlace(empty.db, join(folder, 'none.tar.gz'))).toMatchObject({ reason: 'unreadable' })
  })

  test('what the manifest does not name is found: a link, a folder, a part behind it, a second archive behind the first', async () => {
    const tar = gunzipSync(await readFile(file))
    // where the first member ends, and where the zeros begin that end the archive
    const size = Number.parseInt(tar.subarray(124, 135).toString(), 8)
    const first = 512 + Math.ceil(size / 512) * 512
    const last = tar.lastIndexOf('}\n')
    const end = Math.ceil((last + 2) / 512) * 512
    const member = async (type: 'symlink' | 'directory' | 'file', name: string) => {
      const made = pack()
      made.entry({ name, type, size: 0, ...(type === 'symlink' ? { linkname: '/etc/passwd' } : {}) }).end()
      made.finalize()
      const pieces: Buffer[] = []
      for await (const piece of made) pieces.push(Buffer.from(piece as Uint8Array))
      return Buffer.concat(pieces).subarray(0, 512)
    }
    const spliced = async (at: number, type: 'symlink' | 'directory' | 'file', name: string) =>
      written(`${type}-${at}.tar.gz`, Buffer.concat([tar.subarray(0, at), await member(type, name), tar.subarray(at)]))
    for (const [found, reason] of [
      [await spliced(first, 'symlink', 'tables/unit.0009.jsonl'), 'not-an-archive'],
      [await spliced(first, 'directory', 'tables'), 'not-an-archive'],
      [await spliced(end, 'symlink', 'tables/unit.0009.jsonl'), 'not-an-archive'],
      [await spliced(end, 'file', 'tables/unit.0009.jsonl'), 'changed'],
    ] as const) {
      expect([found, await verifyArchive(found)]).toMatchObject([found, { reason }])
      expect([found, await restorePlace(empty.db, found)]).toMatchObject([found, { reason }])
    }
    const twice = join(folder, 'twice.tar.gz')
    await writeFile(twice, Buffer.concat([await readFile(file), await readFile(file)]))
    expect(await verifyArchive(twice)).toMatchObject({ kind: 'refused' })
  })

  test('restored, every row of every table is as it was, and the ledger goes on', async () => {
    expect(await restorePlace(empty.db, file)).toMatchObject({ kind: 'restored', manifest: { code: '990101' } })
    expect(await rowsOf(empty)).toEqual(await rowsOf(record))
    expect(await verifyRecord(empty.db, record.may.jurisdictionId, { head })).toMatchObject({ kind: 'whole', head })
    expect(await restorePlace(empty.db, file)).toMatchObject({ reason: 'place-exists' })
  })
})
