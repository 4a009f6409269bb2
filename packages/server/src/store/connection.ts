import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { patientPool } from './patient-pool.ts'
import { placeSetting } from './place-policies.ts'
import type { Tables } from './tables.ts'
import { writeTurns } from './work-lane.ts'

/** A handle on the record's database. */
export type Database = Kysely<Tables>

/** For gathering a year's lights of a place in memory: with the usual 4 MB they are sorted first, at twice the time. */
const memory = '16MB'

// days stay the words PostgreSQL gives: a Date would move them by the machine's time zone
const DATE = 1082
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === DATE ? String : pg.types.getTypeParser(oid, format)),
}

/** How to connect to PostgreSQL. */
export interface ConnectOptions {
  readonly url: string
  /** The role to act as, where the one that signs in is the schema's owner. */
  readonly role?: string
  readonly connections?: number
  /** What the database ends by itself; without it nothing. */
  readonly limits?: StatementLimits
  /** Whether a pooler in transaction mode stands before the database: nothing is said to a connection then, all to each transaction. */
  readonly pooler?: boolean
}

/** Milliseconds after which the database ends a statement, the wait for a lock, and a transaction in which nothing happens. */
export interface StatementLimits {
  readonly statement: number
  readonly lock: number
  readonly idle: number
}

/** A pool of connections, opened as they are needed. */
export function connect({ url, role, connections = 10, limits, pooler = false }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'luoshi',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: limits ? 5000 : 10_000,
    // a database that stands still ends nothing by itself
    ...(limits ? { query_timeout: limits.statement + 1000 } : {}),
    keepAlive: true,
    ...(limits && !pooler
      ? {
          statement_timeout: limits.statement,
          lock_timeout: limits.lock,
          idle_in_transaction_session_timeout: limits.idle,
        }
      : {}),
    // open to all places until a work names its own
    ...(pooler
      ? {}
      : { options: [...(role ? [`-c role=${role}`] : []), `-c ${placeSetting}=*`, `-c work_mem=${memory}`].join(' ') }),
  })
  const turns = writeTurns({
    ofOwner: Math.max(1, Math.floor(connections * 0.3)),
    ofAll: Math.max(1, Math.floor(connections * 0.6)),
    waiting: 64,
    patience: 5000,
  })
  return new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: patientPool(pool, {
        away: 1000,
        waiting: 64,
        turns,
        carries: pooler ? { pooled: sayings(role, limits) } : {},
      }),
    }),
  })
}

/** What a transaction begins with where the connection cannot be told. */
const sayings = (role: string | undefined, limits: StatementLimits | undefined): readonly string[] => [
  ...(role ? [`set local role ${role}`] : []),
  ...(limits
    ? [
        `set local statement_timeout = ${limits.statement}`,
        `set local lock_timeout = ${limits.lock}`,
        `set local idle_in_transaction_session_timeout = ${limits.idle}`,
      ]
    : []),
]
