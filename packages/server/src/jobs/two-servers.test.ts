import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { publishSnapshot } from '../commands/publication/publish-snapshot.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { verifyRecord } from '../queries/ledger/verify-record.ts'
import { publishedYears } from '../record/published-year/published-years.ts'
import { connect, type Database } from '../store/connection.ts'
import { testServers } from '../store/database.fixture.ts'
import { listenForPublications } from '../store/listen-for-publications.ts'
import { serverRole } from '../store/migrate.ts'
import { doDeskWork } from './schedule-desk-work.ts'

const quiet = { info: () => undefined, error: () => undefined }

/** Two servers are two pools, two memories of what is published and two clocks on one database. */
describe.each(testServers(process.env))('two servers on one database, $name', (server) => {
  let record: TestRecord
  let second: Database
  beforeAll(async () => {
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
    second = connect({ url: record.url, role: serverRole })
  }, 60_000)
  afterAll(async () => {
    await second.destroy()
    await record.drop()
  })

  test('what one publishes the other shows, told by the database and not by its own clock', async () => {
    // without being told it would go on with what it knows for an hour
    const there = publishedYears(second, { freshFor: 3_600_000 })
    const stop = listenForPublications(record.url, there.forget)
    try {
      const shown = async () => (await there.place('990101'))?.years[0]?.snapshot
      expect(await shown()).toBe(1)
      // it listens once it has forgotten what it knew before
      await vi.waitFor(
        async () => {
          await publishSnapshot(record.db, record.may, new Date(), 2031, null)
          const own = publishedYears(record.db, { freshFor: 0 })
          const newest = (await own.place('990101'))?.years[0]?.snapshot
          await vi.waitFor(async () => expect(await shown()).toBe(newest), { timeout: 5000 })
        },
        { timeout: 20_000 },
      )
    } finally {
      await stop()
    }
  })

  test('the work of the clock is done once, however often and together both begin it', async () => {
    const work = { evidence: null, mail: null }
    for (const moment of ['2031-02-10T04:00:00Z', '2031-03-12T04:00:00Z', '2031-04-15T04:00:00Z'])
      await Promise.all(
        [record.db, second, record.db, second].map((db) => doDeskWork(db, work, new Date(moment), quiet)),
      )
    const periods = await record.db.selectFrom('period').select('ordinal').orderBy('ordinal').execute()
    expect(periods.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4])
    const opened = await record.db.selectFrom('ledger').select('seq').where('kind', '=', 'period.opened').execute()
    expect(opened).toHaveLength(4)
    const given = await record.db.selectFrom('ledger').select('body').where('kind', '=', 'lights.given').execute()
    expect(new Set(given.map(({ body }) => JSON.parse(body).periodId)).size).toBe(given.length)
    expect(await verifyRecord(record.db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
