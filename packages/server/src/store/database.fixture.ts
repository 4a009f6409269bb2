import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { distribution } from '../queries/places/distribution.ts'
import { connect, type Database } from './connection.ts'
import { migrate, serverRole } from './migrate.ts'
import { watchStatements } from './watch-statements.fixture.ts'

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
 * For `describe.each` of a suite whose subject is SQL, locks, archives or versions; all others take {@link oneTestServer}.
 */
export function testServers(environment: Readonly<Record<string, string | undefined>>): readonly TestServer[] {
  const servers = environment.LUOSHI_TEST_SERVERS
  if (!servers) throw new Error('no database to test with: run the tests with vitest, which starts them')
  return JSON.parse(servers) as TestServer[]
}

/**
 * The one server that a suite runs on whose subject is neither SQL nor a version of PostgreSQL, for `describe.each`.
 * Which one follows from the suite's file name, so that each server has its share of the suites.
 */
export function oneTestServer(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly TestServer[] {
  const servers = testServers(environment)
  const letters = [...basename(file)].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  return servers.slice(letters % servers.length).slice(0, 1)
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
  if (migrated) await watchStatements(new Set((await distribution(owner)).ofAPlace))
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

/** Lets a server wait for no disk: what a test wrote need not outlive the machine. `url` signs in as its owner. */
export async function withoutDisk(url: string): Promise<void> {
  const admin = connect({ url, connections: 1 })
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await sql`alter system set ${sql.raw(setting)} = off`.execute(admin)
  await sql`select pg_reload_conf()`.execute(admin)
  await admin.destroy()
}
