import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { connect, type Database } from './connection.ts'
import { migrate, serverRole } from './migrate.ts'

/** A database of a suite's own, its schema made, gone after `drop`. */
export interface TestDatabase {
  /** As the server: it may not change the ledger. */
  readonly db: Database
  /** As the owner: for tests that do to the data what nobody may. */
  readonly owner: Database
  /** Signs in as the owner; for `connect`, with `role` for the server's rights. */
  readonly url: string
  readonly drop: () => Promise<void>
}

/** A PostgreSQL that database suites run on. */
export interface TestServer {
  readonly name: string
  /** Signs in as somebody who may make databases and roles. */
  readonly url: string
  /** A migrated database that is copied for each suite; without it each suite runs the migrations. */
  readonly template?: string
}

/**
 * The servers scripts/test-databases.mjs has started: the embedded one, and another PostgreSQL where there is one.
 * For `describe.each`.
 */
export function testServers(environment: Readonly<Record<string, string | undefined>>): readonly TestServer[] {
  const servers = environment.LUOSHI_TEST_SERVERS
  if (!servers) throw new Error('no database to test with: run the tests with vitest, which starts them')
  return JSON.parse(servers) as TestServer[]
}

/** A fresh database on a server; `migrated: false` leaves it empty. */
export async function testDatabase({ url, template }: TestServer, { migrated = true } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = connect({ url, connections: 1 })
  const copied = migrated && template !== undefined
  await sql`create database ${sql.id(name)} template ${sql.id(copied ? template : 'template0')}`.execute(admin)
  const own = new URL(url)
  own.pathname = `/${name}`
  const owner = connect({ url: own.href, connections: 4 })
  if (migrated && !copied) {
    const outcome = await migrate(owner)
    if (outcome.kind === 'refused') throw new Error(outcome.messageEn)
  }
  const db = connect({ url: own.href, role: serverRole })
  return {
    db,
    owner,
    url: own.href,
    drop: async () => {
      await Promise.all([db.destroy(), owner.destroy()])
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin)
      await admin.destroy()
    },
  }
}

/** Makes the migrated database that suites copy. It keeps no connection: PostgreSQL copies only unused databases. */
export async function withTemplate(server: TestServer): Promise<TestServer> {
  const template = `template_${randomBytes(6).toString('hex')}`
  const admin = connect({ url: server.url, connections: 1 })
  await sql`create database ${sql.id(template)} template template0`.execute(admin)
  await admin.destroy()
  const own = new URL(server.url)
  own.pathname = `/${template}`
  const owner = connect({ url: own.href, connections: 1 })
  const outcome = await migrate(owner)
  await owner.destroy()
  if (outcome.kind === 'refused') throw new Error(outcome.messageEn)
  return { ...server, template }
}
