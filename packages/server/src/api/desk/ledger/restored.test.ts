import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTestEvidence } from '../../../commands/evidence/add-evidence.fixture.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { restorePlace } from '../../../exchange/archive/restore-place.ts'
import { verifyArchive } from '../../../exchange/archive/verify-archive.ts'
import { makeIdentity } from '../../../identity/identity.ts'
import { publishedYears } from '../../../record/published-year/published-years.ts'
import { oneTestServer, type TestDatabase, testDatabase } from '../../../store/database.fixture.ts'
import { filePath } from '../../../vault/evidence/evidence-folder.ts'
import { keepCopy } from '../../../vault/evidence/keep-file.ts'
import { type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'
import { deskApi } from '../desk-api.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('a restored place on $name', (server) => {
  let desk: TestDesk
  let restored: TestDatabase
  let folder: string
  let file: string
  let place: string
  const bytes = Buffer.alloc(3_000_000, '佐证')
  const hash = createHash('sha256').update(bytes).digest('hex')
  beforeAll(async () => {
    desk = await testDesk(server)
    restored = await testDatabase(server)
    folder = await mkdtemp(join(tmpdir(), 'luoshi-restored-'))
    file = join(folder, 'place.tar.gz')
    const { record } = desk
    place = record.may.jurisdictionId
    await record.adoptText(madeUpReport())
    await desk.person({ userName: 'ducha', name: '某督查', role: 'supervisor' })
    const task = await record.db.selectFrom('task').select('task_id').limit(1).executeTakeFirstOrThrow()
    await keepCopy({ path: join(folder, 'here') }, place, hash, bytes)
    await addTestEvidence(record.db, place, { taskId: task.task_id, hash, fileName: '材料.txt', size: bytes.length })
    await writeArchive(record.db, place, new Date(), file, { path: join(folder, 'here') })
  }, 120_000)
  afterAll(async () => {
    await Promise.all([desk.record.drop(), restored.drop()])
    await rm(folder, { recursive: true })
  })

  const signIn = async (userName: string) => {
    const { db } = restored
    const identity = makeIdentity({
      db,
      secret: 'a secret of the tests, which nobody else has',
      basePath: '',
      origin: 'http://localhost',
      now: () => new Date(),
      wait: async () => undefined,
    })
    const deps = { db, published: publishedYears(db), basePath: '', origin: 'http://localhost', now: () => new Date() }
    return deskApi({ ...deps, identity, session: identity.session }).fetch(
      new Request('http://localhost/desk/api/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin: 'http://localhost' },
        body: JSON.stringify({ userName, password: testPassword }),
      }),
    )
  }

  test('the archive holds, and a byte of a file that was changed is found', async () => {
    expect(await verifyArchive(file)).toMatchObject({ kind: 'whole', files: 1 })
    const tar = gunzipSync(await readFile(file))
    const at = tar.indexOf(`evidence/${hash}`)
    tar[at + 2_000_000] = 0
    const changed = join(folder, 'changed.tar.gz')
    await writeFile(changed, gzipSync(tar))
    expect(await verifyArchive(changed)).toMatchObject({ kind: 'refused', reason: 'changed' })
    const target = { path: join(folder, 'nowhere') }
    expect(await restorePlace(restored.db, changed, target)).toMatchObject({ kind: 'refused', reason: 'changed' })
    await expect(readFile(filePath(target, place, hash))).rejects.toThrow('ENOENT')
  })

  test('files need a folder; what is not in the data folder is named, and not passed over', async () => {
    expect(await restorePlace(restored.db, file)).toMatchObject({ kind: 'refused', reason: 'no-evidence-folder' })
    const without = await writeArchive(desk.record.db, place, new Date(), join(folder, 'without.tar.gz'))
    expect(without.missingEvidence).toEqual([hash])
  })

  test('is signed in to again, with its files; an account that was there is not overwritten', async () => {
    const at = new Date()
    // somebody else has the name already
    await restored.db
      .insertInto('auth_user')
      .values({
        id: 'another',
        name: '别人',
        email: 'another@account.invalid',
        createdAt: at,
        updatedAt: at,
        username: 'ducha',
        displayUsername: 'ducha',
      })
      .execute()
    const target = { path: join(folder, 'there') }
    expect(await restorePlace(restored.db, file, target)).toMatchObject({ kind: 'restored' })
    expect(await readFile(filePath(target, place, hash))).toEqual(bytes)
    const { rows } = await sql<{ name: string }>`select name from auth_user where username = 'ducha'`.execute(
      restored.db,
    )
    expect(rows).toEqual([{ name: '别人' }])
    expect((await signIn('ducha')).status).toBe(401)
    expect((await signIn('ducha.990101')).status).toBe(200)
  })
})
