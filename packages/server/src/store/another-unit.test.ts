import { type Kysely, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { oneTestServer, type TestDatabase, testDatabase } from './database.fixture.ts'
import { up } from './migrations/0171-another-unit.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('退签 that names no other unit, on $name', (server) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(server)
  })
  afterAll(() => database.drop())
  afterEach(() => vi.useRealTimers())

  test('stands where it was taken before the record was brought up to this, whenever that is, and is refused after', async () => {
    vi.useFakeTimers({ now: new Date('2027-06-01T00:00:00Z'), toFake: ['Date'] })
    const done: string[] = []
    const moved = database.owner.transaction().execute(async (trx) => {
      await sql`create temporary table matter_step (act text, at timestamptz, content jsonb, unit_id uuid)`.execute(trx)
      const refuse = async (at: string) => {
        await sql`insert into matter_step values ('refuse', ${at}, '{}', gen_random_uuid())`.execute(trx)
        done.push(at)
      }
      await refuse('2027-05-31T00:00:00Z')
      await up(trx as unknown as Kysely<unknown>)
      // as an archive gives it back
      await refuse('2027-05-30T00:00:00Z')
      await refuse('2027-06-01T00:00:01Z')
    })
    await expect(moved).rejects.toThrow(/matter_step_another_unit/)
    expect(done).toEqual(['2027-05-31T00:00:00Z', '2027-05-30T00:00:00Z'])
  })
})
