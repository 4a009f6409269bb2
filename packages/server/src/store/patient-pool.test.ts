import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from './connection.ts'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'
import { databaseTrouble } from './database-trouble.ts'
import { inLane } from './work-lane.ts'

/** A way to the database that can be cut. */
async function line(url: string) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let held = false
  let cutting: { readonly word: string; readonly arrives: boolean } | null = null
  let server: Server = createServer()
  const open = async (at = 0) => {
    server = createServer((near) => {
      const far = dial(Number(port), hostname)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => undefined).on('close', () => [near, far].map((each) => each.destroy()))
      }
      far.pipe(near)
      near.on('data', (bytes: Buffer) => {
        if (!cutting || !bytes.includes(cutting.word)) return void far.write(bytes)
        const { arrives } = cutting
        cutting = null
        far.unpipe(near)
        if (!arrives) return void near.resetAndDestroy()
        // the answer has come, and never reaches who waits for it
        far.on('data', () => near.resetAndDestroy()).resume()
        far.write(bytes)
      })
      if (held) for (const socket of [near, far]) socket.pause()
    }).listen(at, '127.0.0.1')
    await once(server, 'listening')
  }
  await open()
  const own = new URL(url)
  own.hostname = '127.0.0.1'
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    /** Break the line when a statement with this word comes: on its way to the database, or its answer on the way back. */
    cutAt: (word: string, arrives: boolean) => {
      cutting = { word, arrives }
    },
    cut: async () => {
      server.close()
      for (const socket of sockets) socket.resetAndDestroy()
      sockets.clear()
    },
    mend: () => open(Number(own.port)),
    /** Nothing comes back any more, and nothing is closed: a database that stands still. */
    hold: () => {
      held = true
      for (const socket of sockets) socket.pause()
    },
    goOn: () => {
      held = false
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => databaseTrouble(error),
  )

describe.each(testServers(process.env).slice(0, 1))('connections to $name', (server) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(server, { migrated: false })
  })
  afterAll(() => database.drop())
  const sleep = (db: Database) => sql`select pg_sleep(20)`.execute(db)

  test('outlive a line that is cut while they work, and work again when it is mended', async () => {
    const way = await line(database.url)
    const db = connect({ url: way.url, connections: 3 })
    const busy = [
      troubleOf(sleep(db)),
      troubleOf(db.transaction().execute(async (trx) => void (await sleep(trx as Database)))),
      // taken and idle: nobody reads from it when it breaks
      troubleOf(
        db.transaction().execute(async (trx) => {
          await sql`select 1`.execute(trx)
          await Promise.all(busy.slice(0, 2))
          await sql`select 1`.execute(trx)
        }),
      ),
    ]
    await expect
      .poll(() =>
        sql`select from pg_stat_activity where wait_event = 'PgSleep'`
          .execute(database.owner)
          .then(({ rows }) => rows.length),
      )
      .toBe(2)
    await way.cut()
    expect(await Promise.all(busy)).toEqual(['away', 'away', 'away'])
    expect(await troubleOf(sql`select 1`.execute(db))).toBe('away')
    await way.mend()
    await expect.poll(() => troubleOf(sql`select 1`.execute(db)), { timeout: 5000 }).toBe('none')
    await db.destroy()
    await way.close()
  })

  test.each([
    ['commit', 'reached it', true],
    ['commit', 'did not reach it', false],
    ['insert into unsure', 'reached it', true],
    ['insert into unsure', 'did not reach it', false],
  ])('a change whose “%s” %s when the line broke is told as unknown, never as not done', async (word, _, arrives) => {
    await sql`create table if not exists unsure (id int)`.execute(database.owner)
    await sql`truncate unsure`.execute(database.owner)
    const way = await line(database.url)
    const db = connect({ url: way.url, connections: 1 })
    const alone = word !== 'commit'
    const change = async (on: Database) => void (await sql`insert into unsure values (1)`.execute(on))
    await sql`select 1`.execute(db)
    way.cutAt(word, arrives)
    expect(await troubleOf(alone ? change(db) : db.transaction().execute((trx) => change(trx as Database)))).toBe(
      'outcome-unknown',
    )
    const { rows } = await sql`select from unsure`.execute(database.owner)
    expect(rows).toHaveLength(arrives ? 1 : 0)
    // the next one is of nothing that was lost
    expect(await troubleOf(db.transaction().execute((trx) => change(trx as Database)))).toBe('none')
    await db.destroy()
    await way.close()
  })

  test('what broke before its commit, or changed nothing, is told as not done', async () => {
    await sql`create table if not exists unsure (id int)`.execute(database.owner)
    const way = await line(database.url)
    const db = connect({ url: way.url, connections: 1 })
    const insert = sql`insert into unsure values (1)`
    const within = (statements: readonly (typeof insert)[]) =>
      troubleOf(
        db.transaction().execute(async (trx) => {
          for (const statement of statements) await statement.execute(trx)
        }),
      )
    way.cutAt('insert into', true)
    expect(await within([insert])).toBe('away')
    way.cutAt('select 2', false)
    expect(await within([insert, sql`select 2`])).toBe('away')
    way.cutAt('commit', true)
    expect(await within([sql`select 1`])).toBe('away')
    await db.destroy()
    await way.close()
  })

  test('outlive being ended by the database', async () => {
    const db = connect({ url: database.url, connections: 2 })
    const ended = troubleOf(sleep(db))
    await expect
      .poll(async () => {
        const { rows } =
          await sql`select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'`.execute(
            database.owner,
          )
        return rows.length
      })
      .toBe(1)
    expect(await ended).toBe('away')
    expect(await troubleOf(sql`select 1`.execute(db))).toBe('none')
    await db.destroy()
  })

  test('a request that comes while the line is cut for a moment does not notice', async () => {
    const way = await line(database.url)
    const db = connect({ url: way.url, connections: 1 })
    await way.cut()
    const asked = sql`select 1`.execute(db)
    await way.mend()
    expect((await asked).rows).toHaveLength(1)
    await db.destroy()
    await way.close()
  })

  test('one owner’s writers that wait for a lock leave connections to everybody else', async () => {
    await sql`create table held (owner text primary key)`.execute(database.owner)
    await sql`insert into held values ('a'), ('b')`.execute(database.owner)
    const db = connect({ url: database.url, connections: 4, limits: { statement: 20_000, lock: 1500, idle: 20_000 } })
    const write = (owner: string) =>
      inLane({ owner, writes: true }, () =>
        troubleOf(
          db.transaction().execute((trx) => sql`select from held where owner = ${owner} for update`.execute(trx)),
        ),
      )
    await database.owner.transaction().execute(async (trx) => {
      await sql`select from held where owner = 'a' for update`.execute(trx)
      const waiting = Array.from({ length: 6 }, () => write('a'))
      expect(await write('b')).toBe('none')
      expect(await inLane({ owner: 'a', writes: false }, () => troubleOf(sql`select 1`.execute(db)))).toBe('none')
      // the lock is given up by the database, nobody waits for ever
      expect(await waiting[0]).toBe('busy')
    })
    await db.destroy()
  })

  test('who comes when too many wait already is told at once', async () => {
    const db = connect({ url: database.url, connections: 1 })
    const held = troubleOf(sleep(db))
    const waiting = Array.from({ length: 64 }, () => troubleOf(sql`select 1`.execute(db)))
    expect(await troubleOf(sql`select 1`.execute(db))).toBe('busy')
    await expect
      .poll(() =>
        sql`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'`
          .execute(database.owner)
          .then(({ rows }) => rows.length),
      )
      .toBe(1)
    expect(await held).toBe('busy')
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['none']))
    await db.destroy()
  })

  test('who has begun is not turned away in the middle', async () => {
    const db = connect({ url: database.url, connections: 1 })
    const outcomes = await inLane({ owner: 'a', writes: false }, async () => {
      await sql`select 1`.execute(db)
      const held = sql`select pg_sleep(0.05)`.execute(db)
      const waiting = Array.from({ length: 64 }, () => troubleOf(sql`select 1`.execute(db)))
      const late = inLane({ owner: 'b', writes: false }, () => troubleOf(sql`select 1`.execute(db)))
      const goesOn = troubleOf(sql`select 1`.execute(db))
      await held
      return [await late, await goesOn, new Set(await Promise.all(waiting))]
    })
    expect(outcomes).toEqual(['busy', 'none', new Set(['none'])])
    await db.destroy()
  })

  test('when the database stands still who comes next does not wait for it as long as the first, until it goes on', async () => {
    const way = await line(database.url)
    const db = connect({ url: way.url, connections: 1, limits: { statement: 100, lock: 100, idle: 10_000 } })
    await sql`select 1`.execute(db)
    way.hold()
    const first = troubleOf(sql`select 1`.execute(db))
    const waiting = troubleOf(sql`select 1`.execute(db))
    expect([await first, await waiting]).toEqual(['away', 'away'])
    // told by those before, not by a time-out of their own in the line for a connection, which is “busy”
    expect(await Promise.all(Array.from({ length: 5 }, () => troubleOf(sql`select 1`.execute(db))))).toEqual(
      Array.from({ length: 5 }, () => 'away'),
    )
    way.goOn()
    await expect.poll(() => troubleOf(sql`select 1`.execute(db)), { timeout: 15_000 }).toBe('none')
    await db.destroy()
    await way.close()
  })
})
