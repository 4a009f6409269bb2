import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'
import { endsAfter, heldOn, presentOn } from './held-on.ts'

describe.each(testServers(process.env))('days of a row, on $name', (server) => {
  let record: TestDatabase
  beforeAll(async () => {
    record = await testDatabase(server, { migrated: false })
  }, 60_000)
  afterAll(() => record.drop())

  const asked = async (from: string | null, to: string | null, condition: RawBuilder<SqlBool>) => {
    const { rows } = await sql<{ holds: boolean }>`
      select ${condition} as holds
        from (select ${from}::date as valid_from, ${to}::date as valid_to, ${to}::date as left_on) as held`.execute(
      record.owner,
    )
    return rows[0]?.holds
  }

  test.each([
    ['its first day', '2031-03-01', '2031-04-01', '2031-03-01', true],
    ['the day before it', '2031-03-01', '2031-04-01', '2031-02-28', false],
    ['its last day', '2031-03-01', '2031-04-01', '2031-03-31', true],
    ['the day it ends', '2031-03-01', '2031-04-01', '2031-04-01', false],
    ['29 February', '2032-02-29', '2032-03-01', '2032-02-29', true],
    ['a day without a beginning', null, '2031-04-01', '1990-01-01', true],
    ['a day without an end', '2031-03-01', null, '2099-12-31', true],
    ['a row that was ended on the day it began', '2031-03-01', '2031-03-01', '2031-03-01', false],
  ])('%s', async (_, from, to, day, holds) => {
    expect(await asked(from, to, heldOn('held', day))).toBe(holds)
  })

  test('a row that begins later ends after today; one that ends today does not', async () => {
    expect(await asked('2031-05-01', null, endsAfter('held', '2031-03-01'))).toBe(true)
    expect(await asked('2031-01-01', '2031-03-01', endsAfter('held', '2031-03-01'))).toBe(false)
  })

  test('somebody is of the place up to the day before the one they are away', async () => {
    expect(await asked(null, '2031-03-10', presentOn('held', '2031-03-09'))).toBe(true)
    expect(await asked(null, '2031-03-10', presentOn('held', '2031-03-10'))).toBe(false)
    expect(await asked(null, null, presentOn('held', '2031-03-10'))).toBe(true)
  })
})
