import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from './connection.ts'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'
import { type OpenRecord, openRecord } from './open-record.ts'
import { inPlace } from './place-wall.ts'
import { type TestPooler, testPooler } from './pooler.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('a pooler in transaction mode before $name', (server) => {
  let database: TestDatabase
  let pooler: TestPooler
  let record: OpenRecord
  beforeAll(async () => {
    database = await testDatabase(server)
    pooler = await testPooler(database.url)
    const opened = await openRecord({ kind: 'url', url: pooler.url, ownerUrl: database.url, pooler: true })
    if (opened.kind === 'refused') throw new Error(opened.messageEn)
    record = opened
  }, 60_000)
  afterAll(async () => {
    await record.close()
    await pooler.close()
    await database.drop()
  })

  test('without the setting the connection is refused; with it every transaction acts as the role that may not change the ledger', async () => {
    const plain = connect({ url: pooler.url, connections: 1 })
    await expect(sql`select 1`.execute(plain)).rejects.toThrow('unsupported startup parameter')
    await plain.destroy()
    const { rows } = await sql<{ role: string; changes: boolean }>`
      select current_user as role, has_table_privilege('ledger', 'update') as changes`.execute(record.db)
    expect(rows).toEqual([{ role: 'luoshi_server', changes: false }])
    expect(record).toMatchObject({ listens: false, readOnly: false })
  })

  test('limits hold in each transaction, and places do not mix over shared connections', async () => {
    const { desk } = record.serverPools()
    const ids = Array.from({ length: 6 }, (_, index) => `00000000-0000-7000-8000-00000000000${index}`)
    const said = async (id: string) =>
      inPlace(id, async () => {
        const outside = await sql<{ place: string }>`select current_setting('luoshi.place') as place`.execute(desk)
        const within = await desk.transaction().execute(async (trx) => {
          await sql`select pg_sleep(0.01)`.execute(trx)
          return sql<{ place: string; limit: string }>`
            select current_setting('luoshi.place') as place, current_setting('statement_timeout') as "limit"`.execute(
            trx,
          )
        })
        return [outside.rows[0]?.place, within.rows[0]?.place, within.rows[0]?.limit]
      })
    const answers = await Promise.all([...ids, ...ids, ...ids].map(said))
    expect(answers).toEqual([...ids, ...ids, ...ids].map((id) => [id, id, '10s']))
    await expect(sql`select 1/0`.execute(desk)).rejects.toThrow('zero')
    const after = await sql<{ place: string }>`select current_setting('luoshi.place') as place`.execute(desk)
    expect(after.rows).toEqual([{ place: '*' }])
  })

  test('migrations do not go through it', async () => {
    expect(await openRecord({ kind: 'url', url: pooler.url, ownerUrl: null, pooler: true })).toMatchObject({
      reason: 'wrong-setting',
    })
  })
})
