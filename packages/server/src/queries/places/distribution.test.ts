import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase, testServers } from '../../store/database.fixture.ts'
import { type Distribution, distribution } from './distribution.ts'

/** Keys by which somebody is looked up before the place is known; each is made of random bits or of an account. */
const lookUps = ['calendar_feed_hash', 'person_account']

describe.each(testServers(process.env).slice(0, 1))('a schema that can be divided by place, $name', (server) => {
  let database: TestDatabase
  let found: Distribution
  beforeAll(async () => {
    database = await testDatabase(server)
    found = await distribution(database.db)
  }, 60_000)
  afterAll(() => database.drop())

  test('every key and relation of a place’s rows holds the place', () => {
    expect(found.troubles.filter((trouble) => !lookUps.some((name) => trouble.startsWith(`${name}:`)))).toEqual([])
  })

  test('no trigger, sequence or computed column stands in the way', async () => {
    const { rows } = await sql<{ what: string }>`
      select t.tgname::text as what from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal
      union all select sequencename::text from pg_sequences where schemaname = 'public'
      union all select column_name::text from information_schema.columns
        where table_schema = 'public' and (is_generated = 'ALWAYS' or is_identity = 'YES')`.execute(database.owner)
    expect(rows).toEqual([])
  })

  test('each table is in one list, and what is taken off is put back: run here, the schema is the same again', async () => {
    expect(found.ofAPlace).toContain('ledger')
    expect(found.everywhere).toEqual(expect.arrayContaining(['jurisdiction', 'auth_user', 'kysely_migration']))
    expect(found.ofAPlace.filter((name) => found.everywhere.includes(name))).toEqual([])
    const plain = found.statements.filter((statement) => statement.startsWith('alter table'))
    expect(plain.length % 2).toBe(0)
    await database.owner.transaction().execute(async (trx) => {
      for (const statement of plain) await sql.raw(statement).execute(trx)
    })
    expect(await distribution(database.db)).toEqual(found)
  })
})
