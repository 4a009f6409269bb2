import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markClock } from '../commands/places/mark-clock.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { type ArchiveKeys, archiveKeys } from '../exchange/archive/archive-keys.ts'
import { verifyArchive } from '../exchange/archive/verify-archive.ts'
import { testServers } from '../store/database.fixture.ts'
import { backUp, lastBackup } from './back-up.ts'
import { lastDue } from './schedule-backups.ts'

const quiet = { info: () => undefined, error: () => undefined }

describe.each(testServers(process.env))('backups on $name', (server) => {
  let record: TestRecord
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-backup-'))
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
    await markClock(record.db, new Date('2031-03-01T00:00:00Z'), [])
  })
  afterAll(async () => {
    await record.drop()
    await rm(folder, { recursive: true })
  })

  test('the newest are kept and hold, what else lies in the folder stays', async () => {
    await writeFile(join(folder, 'notes.txt'), '')
    for (const day of ['01', '02', '03', '04'])
      expect(await backUp(record.db, { folder, keep: 2 }, new Date(`2031-03-${day}T18:30:00Z`), quiet)).toBe(0)
    expect((await readdir(folder)).sort()).toEqual([
      '990101-20310304T0230.tar.gz',
      '990101-20310305T0230.tar.gz',
      'notes.txt',
    ])
    expect(await verifyArchive(join(folder, '990101-20310305T0230.tar.gz'))).toMatchObject({ kind: 'whole' })
    expect(await lastBackup(folder, new Date('2031-03-05T00:00:00Z'))).toEqual(new Date('2031-03-04T18:30:00Z'))
  })

  test('what a clock ahead made keeps no archive from being made, nor from staying', async () => {
    const ahead = [1, 2, 3].map((day) => new Date(`2033-03-0${day}T18:30:00Z`))
    for (const at of ahead) await backUp(record.db, { folder, keep: 2 }, at, quiet)
    const back = new Date('2031-03-05T18:30:00Z')
    expect(await lastBackup(folder, back)).toEqual(new Date('2031-03-04T18:30:00Z'))
    expect(await backUp(record.db, { folder, keep: 2 }, back, quiet)).toBe(0)
    expect((await readdir(folder)).filter((name) => name.includes('-2031')).sort()).toEqual([
      '990101-20310305T0230.tar.gz',
      '990101-20310306T0230.tar.gz',
    ])
    expect(await lastBackup(folder, back)).toEqual(back)
  })

  test('two servers that back up into one folder at one moment spoil nothing, and what a killed one left goes', async () => {
    const at = new Date('2031-03-06T18:30:00Z')
    const shared = join(folder, 'shared')
    await mkdir(shared)
    const left = ['990101-20310301T0230.tar.gz.part', `990101-20310302T0230.tar.gz.${randomUUID()}.part`]
    for (const name of [...left, 'else.part']) {
      await writeFile(join(shared, name), 'begun')
      await utimes(join(shared, name), new Date(0), new Date(0))
    }
    const failed = await Promise.all([1, 2, 3].map(() => backUp(record.db, { folder: shared, keep: 2 }, at, quiet)))
    expect(failed).toEqual([0, 0, 0])
    expect((await readdir(shared)).sort()).toEqual(['990101-20310307T0230.tar.gz', 'else.part'])
    expect(await verifyArchive(join(shared, '990101-20310307T0230.tar.gz'))).toMatchObject({ kind: 'whole' })
  })

  test('an archive that does not hold gets no name, and is no last backup', async () => {
    const at = new Date('2031-03-06T18:30:00Z')
    const own = join(folder, 'own')
    // a part that is not what the manifest says, as after a fault of the disk
    const damaging: ArchiveKeys = {
      ...archiveKeys(join(folder, 'keys')),
      sign: async ({ parts: [part] }) => {
        Object.assign(part ?? {}, { sha256: '0'.repeat(64) })
        return { algorithm: 'ed25519', key: '', value: '' }
      },
    }
    expect(await backUp(record.db, { folder: own, keep: 2, keys: damaging }, at, quiet)).toBe(1)
    expect(await readdir(own)).toEqual([])
  })

  test('a folder that cannot be written fails and keeps what there is', async () => {
    const file = join(folder, 'notes.txt')
    await expect(backUp(record.db, { folder: join(file, 'below'), keep: 2 }, new Date(), quiet)).rejects.toThrow()
    expect(await lastBackup(join(file, 'below'), new Date())).toBeNull()
  })
})

test.each([
  ['just before', '2031-03-04T18:29:59Z', '2031-03-03T18:30:00Z'],
  ['at the minute', '2031-03-04T18:30:00Z', '2031-03-04T18:30:00Z'],
  ['the whole day after', '2031-03-05T18:29:00Z', '2031-03-04T18:30:00Z'],
])('a backup at 02:30 in Shanghai was last due, %s', (_, now, due) => {
  expect(lastDue(new Date(now), 150).toISOString()).toBe(new Date(due).toISOString())
})
