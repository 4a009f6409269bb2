import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine, freePort, missing, started } from '../../../../scripts/engine.fixture.mjs'
import { type TestDatabase, testDatabase, testServers } from './database.fixture.ts'
import { databaseTrouble } from './database-trouble.ts'
import { openRecord } from './open-record.ts'
import { inPlace } from './place-wall.ts'

const program = engine('pgbouncer')

describe.each(testServers(process.env).slice(0, 1))('PgBouncer itself in transaction mode before $name', (server) => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await testDatabase(server)
    folder = await mkdtemp(join(tmpdir(), 'luoshi-pgbouncer-'))
  }, 60_000)
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await database.drop()
  })

  test('carries role, place and limits in each transaction over two shared connections, and is missed as a database is', async ({
    skip,
  }) => {
    if (!program) return skip(missing('pgbouncer'))
    const own = new URL(database.url)
    const name = decodeURIComponent(own.pathname.slice(1))
    const user = decodeURIComponent(own.username)
    const port = await freePort()
    const host = own.searchParams.get('host') ?? own.hostname
    await writeFile(
      join(folder, 'users.txt'),
      `"${user}" "${decodeURIComponent(own.password).replaceAll('"', '""')}"\n`,
      { mode: 0o644 },
    )
    await writeFile(
      join(folder, 'pgbouncer.ini'),
      [
        '[databases]',
        `${name} = host=${host} port=${own.port || 5432} dbname=${name}`,
        '[pgbouncer]',
        ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = plain'],
        ...[`auth_file = ${join(folder, 'users.txt')}`, 'pool_mode = transaction', 'default_pool_size = 2'],
        ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
      ].join('\n'),
      { mode: 0o644 },
    )
    await chmod(folder, 0o755)
    const ready = () =>
      new Promise<boolean>((resolve) => {
        const socket = dial(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
        socket.once('connect', () => socket.end())
      })
    const running = await started(program, [join(folder, 'pgbouncer.ini')], { ready })
    const through = new URL(database.url)
    Object.assign(through, { hostname: '127.0.0.1', port: String(port), search: '' })
    const opened = await openRecord({ kind: 'url', url: through.href, ownerUrl: database.url, pooler: true })
    if (opened.kind === 'refused') throw new Error(opened.messageEn)
    try {
      const { desk } = opened.serverPools()
      const ids = Array.from({ length: 5 }, (_, index) => `00000000-0000-7000-8000-00000000000${index}`)
      const said = (id: string) =>
        inPlace(id, () =>
          desk.transaction().execute(async (trx) => {
            await sql`select pg_sleep(0.005)`.execute(trx)
            const { rows } = await sql<{ place: string; role: string; limit: string }>`
              select current_setting('luoshi.place') as place, current_user as role,
                     current_setting('statement_timeout') as "limit"`.execute(trx)
            return rows[0]
          }),
        )
      const all = [...ids, ...ids, ...ids, ...ids]
      expect(await Promise.all(all.map(said))).toEqual(
        all.map((place) => ({ place, role: 'luoshi_server', limit: '10s' })),
      )
      const changed = sql`update ledger set body = body where false`.execute(desk)
      await expect(changed).rejects.toThrow('permission denied')
      const away = desk.transaction().execute(async (trx) => {
        await sql`insert into event select * from event where false`.execute(trx)
        await running.stop()
        await sql`select 1`.execute(trx)
      })
      expect(databaseTrouble(await away.catch((error: unknown) => error))).toBe('away')
    } finally {
      await opened.close()
      await running.stop()
    }
  }, 60_000)
})
