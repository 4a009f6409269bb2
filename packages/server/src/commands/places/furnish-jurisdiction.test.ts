import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { publishSnapshot } from '../publication/publish-snapshot.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { madeUpCode, madeUpReport } from '../reports/report.fixture.ts'
import { furnishJurisdiction } from './furnish-jurisdiction.ts'

const [server] = oneTestServer(import.meta.filename, process.env)
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
