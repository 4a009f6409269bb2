import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedYears } from '../queries/published-years.ts'
import { verifyRecord } from '../queries/verify-record.ts'
import { testServers } from '../store/test-database.ts'
import { furnishJurisdiction } from './furnish-jurisdiction.ts'
import { madeUpCode, madeUpReport } from './made-up-report.ts'
import { publishSnapshot } from './publish-snapshot.ts'
import { type TestRecord, testRecord } from './test-record.ts'

const [server] = testServers(process.env)
let record: TestRecord
beforeAll(async () => {
  if (!server) throw new Error('no server to test on')
  record = await testRecord(server)
  await record.adoptText(madeUpReport())
})
afterAll(() => record.drop())

test('what the foot of the pages says is public with the next snapshot; what is not given stays', async () => {
  const latest = async () => {
    await publishSnapshot(record.db, record.may, new Date(), 2031, null)
    return (await publishedYears(record.db).latest(madeUpCode, 2031))?.year.jurisdiction
  }
  const at = new Date()
  await furnishJurisdiction(record.db, record.may, at, { publisher: '青禾县政府办公室', supervisionPhone: '000-12345' })
  expect(await latest()).toMatchObject({ publisher: '青禾县政府办公室', supervisionPhone: '000-12345' })
  await furnishJurisdiction(record.db, record.may, at, { supervisionPhone: null, indexPrefix: '0000' })
  expect(await latest()).toMatchObject({
    publisher: '青禾县政府办公室',
    supervisionPhone: null,
    indexPrefix: '0000',
  })
  expect(await verifyRecord(record.db, record.may.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
})
