import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acrossPlaces, inPlace } from '../access/place-wall.ts'
import { testServers } from '../store/database.fixture.ts'
import { carryPlace } from '../store/place-wall.ts'
import { type TestRecord, testRecord } from './record.fixture.ts'
import { madeUpReport } from './reports/report.fixture.ts'

const other = '00000000-0000-7000-8000-00000000000b'

/** The database alone, without any question of the application, on the wrong place's rows. */
describe.each(testServers(process.env))('the wall between places, on $name', (server) => {
  let record: TestRecord
  let own: string
  let tables: readonly string[]
  beforeAll(async () => {
    record = await testRecord(server)
    own = record.may.jurisdictionId
    await record.adoptText(madeUpReport())
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id'
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'jurisdiction' order by 1`.execute(record.owner)
    tables = rows.map(({ name }) => name)
    // a second place with the same rows in every table
    await record.owner.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db)
      for (const name of ['jurisdiction', ...tables])
        await sql`insert into ${sql.table(name)} select (json_populate_record(null::${sql.table(name)},
          (to_jsonb(t) || jsonb_build_object('jurisdiction_id', ${other}::text)
            || ${name === 'jurisdiction' ? '{"code":"990199"}' : '{}'}::jsonb)::json)).*
          from ${sql.table(name)} t where jurisdiction_id = ${own}`.execute(db)
      await sql`reset session_replication_role`.execute(db)
    })
  }, 60_000)
  afterAll(() => record.drop())

  const places = async (name: string) => {
    const { rows } = await sql<{ place: string }>`
      select distinct jurisdiction_id as place from ${sql.table(name)}`.execute(record.db)
    return rows.map(({ place }) => place)
  }

  test('every table with the key of a place has the wall', async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_policies where policyname = 'of_the_place'
        and tablename in (select relname from pg_class where relrowsecurity) order by 1`.execute(record.owner)
    expect(rows.map(({ name }) => name)).toEqual(tables)
    expect(tables.length).toBeGreaterThan(40)
    // one each, for every statement, and the same one: a further policy would open what this one closes
    const policies = await sql<{ of: string; reads: string; writes: string; tables: string }>`
      select polname::text || polcmd::text as of, pg_get_expr(polqual, polrelid) as reads, pg_get_expr(polwithcheck, polrelid) as writes,
             string_agg(polrelid::regclass::text, ' ' order by polrelid::regclass::text) as tables
        from pg_policy group by 1, 2, 3 order by count(*)`.execute(record.owner)
    expect(policies.rows.map(({ of }) => of)).toEqual(['of_the_place*', 'of_the_place*'])
    expect(policies.rows[0]?.tables).toBe('security_head security_log')
    expect(policies.rows.flatMap((rule) => rule.tables.split(' ')).toSorted()).toEqual(tables)
    for (const { reads, writes } of policies.rows) expect(writes).toBe(reads)
    // whoever the server signs in as is behind the wall
    const { rows: roles } = await sql<{ free: boolean }>`
      select rolbypassrls or rolsuper as free from pg_roles where rolname = 'luoshi_server'`.execute(record.owner)
    expect(roles).toEqual([{ free: false }])
  })

  test('a statement without a condition reads its own place only, in a transaction and outside', async () => {
    let filled = 0
    for (const name of tables) {
      const all = await places(name)
      filled += all.includes(other) ? 1 : 0
      expect(await inPlace(own, () => places(name)), name).toEqual(all.filter((place) => place === own))
      const within = await inPlace(other, () =>
        record.db.transaction().execute(async (trx) => {
          const { rows } = await sql<{ place: string }>`
            select distinct jurisdiction_id as place from ${sql.table(name)}`.execute(trx)
          return rows.map(({ place }) => place)
        }),
      )
      expect(within, name).toEqual(all.filter((place) => place === other))
    }
    expect(filled).toBeGreaterThan(8)
  })

  test('nothing of another place is changed, removed or added', async () => {
    const before = await sql<{
      rows: string
    }>`select count(*) as rows from task where jurisdiction_id = ${other}`.execute(record.owner)
    await inPlace(own, () => sql`update task set revision = revision + 1000, remark = '别处'`.execute(record.db))
    await inPlace(own, () => sql`delete from saved_view`.execute(record.db))
    const touched = await sql<{ rows: string }>`
      select count(*) as rows from task where jurisdiction_id = ${other} and remark = '别处'`.execute(record.owner)
    expect([touched.rows[0]?.rows, before.rows[0]?.rows !== '0']).toEqual(['0', true])
    const moves = [
      sql`update task set jurisdiction_id = ${other}`,
      sql`insert into event select * from event where false union all
          select (json_populate_record(null::event, (to_jsonb(e) || jsonb_build_object('jurisdiction_id', ${other}::text,
            'event_id', gen_random_uuid()))::json)).* from event e limit 1`,
    ]
    for (const move of moves)
      await expect(inPlace(own, () => move.execute(record.db))).rejects.toThrow(/row-level security|violates/)
  })

  test('what looks across places says so, within a transaction too, and leaves nothing behind on the connection', async () => {
    const seen = await inPlace(own, () =>
      record.db.transaction().execute(async (trx) => {
        const count = async () =>
          (await sql<{ n: string }>`select count(distinct jurisdiction_id) as n from task`.execute(trx)).rows[0]?.n
        return [await count(), await acrossPlaces('the test asks', count), await count()]
      }),
    )
    expect(seen).toEqual(['1', '2', '1'])
    expect(await places('task')).toHaveLength(2)
    await expect(inPlace(own, () => sql`select 1/0`.execute(record.db))).rejects.toThrow('zero')
    expect(await places('task')).toHaveLength(2)
    expect(() => inPlace("x'; drop table task", () => undefined)).toThrow(TypeError)
  })

  test('a connection goes on at its place without a further message, and is moved before anybody else’s statement', async () => {
    const sent: string[] = []
    const client = new pg.Client({ connectionString: record.url, options: '-c luoshi.place=*' })
    await client.connect()
    const plain = client.query.bind(client) as (...args: readonly unknown[]) => unknown
    Object.assign(client, {
      query: (...args: readonly unknown[]) => {
        sent.push(String(args[0]))
        return plain(...args)
      },
    })
    carryPlace(client)
    const seen = async () => {
      const { rows } = await client.query<{ place: string }>("select current_setting('luoshi.place') as place")
      return rows[0]?.place
    }
    const messages = () => sent.splice(0).length
    expect(await inPlace(own, async () => [await seen(), await seen(), await seen()])).toEqual([own, own, own])
    expect(messages()).toBe(4)
    await inPlace(own, async () => {
      for (const text of ['begin', 'savepoint s', 'rollback to s', 'commit']) await client.query(text)
    })
    expect(messages()).toBe(4)
    // somebody else’s, nobody’s, one that fails, one whose transaction is rolled back
    expect(await inPlace(other, seen)).toBe(other)
    expect(await seen()).toBe('*')
    await expect(inPlace(own, () => client.query('select 1/0'))).rejects.toThrow('zero')
    expect([await seen(), await inPlace(other, seen)]).toEqual(['*', other])
    await inPlace(own, async () => {
      await client.query('begin')
      expect(await seen()).toBe(own)
      await expect(client.query('select 1/0')).rejects.toThrow('zero')
      await client.query('rollback')
    })
    expect([await inPlace(other, seen), await seen()]).toEqual([other, '*'])
    await client.end()
  })

  test('a connection that names no place at all sees nothing', async () => {
    const { rows } = await record.db.connection().execute(async (db) => {
      await sql`set luoshi.place = ''`.execute(db)
      const found = await sql<{ n: string }>`select count(*) as n from task`.execute(db)
      await sql`reset luoshi.place`.execute(db)
      return found
    })
    expect(rows).toEqual([{ n: '0' }])
  })
})
