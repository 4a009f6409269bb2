import { sql } from 'kysely'
import { refusal } from '../domain/refusal.ts'
import { connect, type Database, type StatementLimits } from './connection.ts'
import { openDataFolder } from './data-folder.ts'
import { failedServer } from './embedded-refusals.ts'
import { startEmbeddedServer } from './embedded-server.ts'
import { MigrationFailed, migrate, schemaRefusal, serverRole } from './migrate.ts'
import type { StoreRefusal } from './refusal.ts'
import { lockHolder, type ServerLock, takeServerLock } from './server-lock.ts'
import { unreachable } from './unreachable.ts'

/** Where the record is kept: a data folder with a server of its own, or a PostgreSQL that somebody else runs. */
export type RecordPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string; readonly ownerUrl: string | null; readonly pooler?: boolean }

/** The connections of a server: what one kind of work takes or waits for, the others do not lack. */
export interface ServerPools {
  /** Who asks: sessions, sign-in and which places there are. Of no place, so that the desk's stand at theirs. */
  readonly identity: Database
  readonly desk: Database
  /** The public pages and the API's readers. */
  readonly reading: Database
  /** Verifying, backups, the clock's work. */
  readonly heavy: Database
  /** One connection, which tells whether the database answers. */
  readonly health: Database
}

/** The record, open: its schema is this version's, its connections act as the role that may not change the ledger. */
export interface OpenRecord {
  readonly kind: 'open'
  /** Without time limits: for commands. */
  readonly db: Database
  /** Pools for a server, each with limits of its own; ended by `close`, too. */
  readonly serverPools: () => ServerPools
  /** For a connection that listens. */
  readonly url: string
  /** `PostgreSQL 18.4` */
  readonly version: string
  /** Whether it is a replica that takes no writing. */
  readonly readOnly: boolean
  /** Whether notifications can be listened for: neither on a replica nor through a pooler in transaction mode. */
  readonly listens: boolean
  /** Whether the database server is our own, in a data folder. */
  readonly embedded: boolean
  /** Takes the lock of the folder's one server; an external database may have several servers and has no lock. */
  readonly takeServerLock: () => Promise<ServerLock | StoreRefusal>
  /** Address of the server that runs on this data folder; null when none does. */
  readonly serverAddress: () => Promise<string | null>
  /** Ends the connections, and our own database server unless another process uses it. */
  readonly close: () => Promise<void>
}

/** Open the record: start or find its database, bring the schema up to date, connect. */
export async function openRecord(place: RecordPlace): Promise<OpenRecord | StoreRefusal> {
  return place.kind === 'folder' ? openFolder(place.path) : openUrl(place.url, place.ownerUrl, place.pooler ?? false)
}

async function openFolder(path: string): Promise<OpenRecord | StoreRefusal> {
  const folder = openDataFolder(path)
  if (folder.kind === 'refused') return folder
  const server = await startEmbeddedServer(folder.path).catch((error: unknown) => failedServer(path, error))
  if (server.kind === 'refused') return server
  const refusal = await migrated(server.ownerUrl)
  if (refusal) {
    await server.stop()
    return refusal
  }
  return opened({ url: server.serverUrl, embedded: true, stop: server.stop })
}

async function openUrl(url: string, ownerUrl: string | null, pooler: boolean): Promise<OpenRecord | StoreRefusal> {
  const standby = await isReplica(url, pooler)
  if (typeof standby !== 'boolean') return standby
  const how = { url, role: serverRole, pooler, readOnly: standby, embedded: false, stop: async () => undefined }
  if (standby) return opened(how)
  // migrations hold a lock of their session: they go past the pooler
  if (pooler && !ownerUrl) return pastThePooler
  const refusal = await migrated(ownerUrl ?? url, ownerUrl ? userOf(url) : null)
  return refusal ?? opened(how)
}

/** Whether the database is a hot standby, which takes no writing; on one nothing is migrated: its primary is. */
async function isReplica(url: string, pooler: boolean): Promise<boolean | StoreRefusal> {
  const db = connect({ url, connections: 1, pooler })
  try {
    const { rows } = await sql<{ standby: boolean }>`select pg_is_in_recovery() as standby`.execute(db)
    if (!rows[0]?.standby) return false
    return (await schemaRefusal(db)) ?? true
  } catch (error) {
    const known = unreachable(url, error)
    if (known) return known
    throw error
  } finally {
    await db.destroy()
  }
}

const pastThePooler = refusal(
  422,
  'wrong-setting',
  '用 LUOSHI_POOLER 时须另给 LUOSHI_OWNER_URL，写不经过连接池、直接连到 PostgreSQL 的地址：建表和升级不能经过连接池。',
  'With LUOSHI_POOLER, LUOSHI_OWNER_URL is to name the database itself, past the pooler: migrations cannot go through it.',
)

async function migrated(ownerUrl: string, serverUser: string | null = null): Promise<StoreRefusal | undefined> {
  const owner = connect({ url: ownerUrl, connections: 1 })
  try {
    const outcome = await migrate(owner, serverUser)
    return outcome.kind === 'refused' ? outcome : undefined
  } catch (error) {
    const known = unreachable(ownerUrl, error)
    if (known) return known
    if (error instanceof MigrationFailed) return failedMigration(error)
    throw error
  } finally {
    await owner.destroy()
  }
}

/** Names the step and what the database said of it: who asks for help wants both. */
function failedMigration({ migration, cause }: MigrationFailed): StoreRefusal {
  const why = cause instanceof Error ? cause.message : String(cause)
  const step = migration ?? 'kysely_migration'
  return refusal(
    422,
    'migration-failed',
    `数据库升级在 ${step} 这一步没有完成（${why}），已全部退回，数据没有改动。请仍用原版本启动；数据库结构若被手工改过，请先改回，或用最近的归档恢复到新的数据库（luoshi restore）。`,
    `The upgrade of the database failed at ${step} (${why}); all of it was taken back and no data changed. Go on with the former version; where tables were changed by hand, undo that first, or restore the latest archive into a new database (luoshi restore).`,
  )
}

async function opened(how: {
  readonly url: string
  readonly role?: string
  readonly pooler?: boolean
  readonly readOnly?: boolean
  readonly embedded: boolean
  readonly stop: () => Promise<void>
}): Promise<OpenRecord | StoreRefusal> {
  const { pooler = false } = how
  const db = connect({ url: how.url, pooler, ...(how.role ? { role: how.role } : {}) })
  const pools: Database[] = [db]
  const pool = (connections: number, limits: StatementLimits) => {
    const made = connect({ url: how.url, pooler, ...(how.role ? { role: how.role } : {}), connections, limits })
    pools.push(made)
    return made
  }
  const close = async () => {
    await Promise.all(pools.map((each) => each.destroy()))
    await how.stop()
  }
  try {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
    return {
      kind: 'open',
      db,
      serverPools: () => ({
        // every request of the desk begins here: where the database stands still it is told so after these seconds
        identity: pool(4, { statement: 3 * SECOND, lock: 2 * SECOND, idle: 10 * SECOND }),
        desk: pool(12, { statement: 10 * SECOND, lock: 4 * SECOND, idle: 30 * SECOND }),
        reading: pool(6, { statement: 5 * SECOND, lock: 2 * SECOND, idle: 10 * SECOND }),
        heavy: pool(4, { statement: 900 * SECOND, lock: 20 * SECOND, idle: 900 * SECOND }),
        health: pool(1, { statement: 2 * SECOND, lock: SECOND, idle: 5 * SECOND }),
      }),
      url: how.url,
      version: `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`,
      embedded: how.embedded,
      readOnly: how.readOnly ?? false,
      listens: !pooler && !how.readOnly,
      takeServerLock: async () => (how.embedded ? takeServerLock(how.url) : noLock),
      serverAddress: async () => (how.embedded ? db.connection().execute(addressOfLockHolder) : null),
      close,
    }
  } catch (error) {
    await close()
    const known = unreachable(how.url, error)
    if (known) return known
    throw error
  }
}

const SECOND = 1000
const nothing = async () => undefined
const noLock: ServerLock = { kind: 'held', announce: nothing, lost: new Promise(() => undefined), leave: nothing }

const addressOfLockHolder = (db: Database): Promise<string | null> =>
  lockHolder((query) => sql<{ application_name: string }>`${sql.raw(query)}`.execute(db))

function userOf(url: string): string | null {
  return decodeURIComponent(new URL(url).username) || null
}
