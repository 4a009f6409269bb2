import pg from 'pg'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/** An advisory lock that makes this process the one server of a data folder. It ends with `leave` or with the process. */
export interface ServerLock {
  readonly kind: 'held'
  /** Publishes the server's address for other processes. */
  readonly announce: (address: string) => Promise<void>
  /** Resolves when the lock is lost without `leave`: the database stopped or closed the connection. */
  readonly lost: Promise<void>
  readonly leave: () => Promise<void>
}

/**
 * Takes the server's advisory lock of this database, or refuses and names the holder. A connection of its own holds it, so
 * the database releases it when the process is killed.
 */
export async function takeServerLock(url: string): Promise<ServerLock | StoreRefusal> {
  const client = new pg.Client({ connectionString: url, application_name: NAME, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  let leaving = false
  const lost = new Promise<void>((resolve) => {
    client.on('end', () => {
      if (!leaving) resolve()
    })
  })
  if (rows[0]?.taken)
    return {
      kind: 'held',
      lost,
      announce: async (address) => {
        await client.query(`select set_config('application_name', $1, false)`, [`${NAME} ${address}`])
      },
      leave: async () => {
        leaving = true
        await client.end().catch(() => undefined)
      },
    }
  const holder = await lockHolder((query) => client.query(query))
  await client.end()
  return inUse(holder)
}

/** Address of the server that holds the lock, `http://127.0.0.1:3000/`; null without one, empty while it starts. */
export async function lockHolder(
  ask: (query: string) => Promise<{ readonly rows: readonly { readonly application_name: string }[] }>,
): Promise<string | null> {
  const { rows } = await ask(
    `select application_name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and pg_locks.database = (select oid from pg_database where datname = current_database())
        and classid = 0 and objid = ${LOCK} and granted`,
  )
  return rows[0] ? rows[0].application_name.slice(NAME.length + 1) : null
}

const LOCK = 7_155_332
const NAME = 'luoshi-server'

function inUse(holder: string | null): StoreRefusal {
  const where = holder ? `（${holder}）` : ''
  return refusal(
    422,
    'in-use',
    `这个数据目录已有一个落实服务在运行${where}，没有再启动一个。可直接打开该地址；要另起一个，请用 LUOSHI_DATA 指定别的数据目录。`,
    `A Luoshi server already runs on this data folder${holder ? ` (${holder})` : ''}; no second one was started. Open that address, or name another data folder with LUOSHI_DATA.`,
  )
}
