import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer, type TestDatabase, testDatabase } from './database.fixture.ts'
import { up } from './migrations/0171-another-unit.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('退签 that names no other unit, on $name', (server) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(server)
  })
  afterAll(() => database.drop())

  test('stands where it was taken before the record was brought up to this, whenever that is, and is refused after', async () => {
    const done: string[] = []
    const moved = database.owner.transaction().execute(async (trx) => {
      await sql`create temporary table matter_step (act text, at timestamptz, content jsonb, unit_id uuid)`.execute(trx)
      const refuse = async (from: string) => {
        await sql`insert into matter_step values ('refuse', now() + ${from}::interval, '{}', gen_random_uuid())`.execute(
          trx,
        )
        done.push(from)
      }
      await refuse('-1 day')
      await up(trx as unknown as Kysely<unknown>)
      // as an archive gives it back
      await refuse('-2 days')
      await refuse('1 second')
    })
    await expect(moved).rejects.toThrow(/matter_step_another_unit/)
    expect(done).toEqual(['-1 day', '-2 days'])
  })
})
