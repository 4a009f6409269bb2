import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A handle on the record's database. */
export type Database = Kysely<Tables>

// days stay the words PostgreSQL gives: a Date would move them by the machine's time zone
const DATE = 1082
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === DATE ? String : pg.types.getTypeParser(oid, format)),
}

export interface ConnectOptions {
  readonly url: string
  /** The role to act as, where the one that signs in is the schema's owner. */
  readonly role?: string
  readonly connections?: number
}

/** A pool of connections, opened as they are needed. */
export function connect({ url, role, connections = 10 }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'luoshi',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // an idle connection that breaks is replaced at the next query; unheard, the event would end the process
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
