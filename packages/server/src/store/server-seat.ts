import pg from 'pg'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/** The right to be the one server of a data folder, until `leave`. It ends with the process, however that ends. */
export interface ServerSeat {
  readonly kind: 'held'
  /** Say under which address the server answers, for whoever asks. */
  readonly announce: (address: string) => Promise<void>
  /** Resolves when the seat is lost without `leave`: its database has stopped, or broken the connection off. */
  readonly lost: Promise<void>
  readonly leave: () => Promise<void>
}

/**
 * Take the seat of the server for this database, or say who has it. Held by a connection of its own, which the database
 * closes when the process is killed.
 */
export async function takeServerSeat(url: string): Promise<ServerSeat | StoreRefusal> {
  const client = new pg.Client({ connectionString: url, application_name: NAME, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [SEAT])
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
  const holder = await seatHolder((query) => client.query(query))
  await client.end()
  return inUse(holder)
}

/** Address of the server that has the seat, `http://127.0.0.1:3000/`; null when none has, empty when it is starting. */
export async function seatHolder(
  ask: (query: string) => Promise<{ readonly rows: readonly { readonly application_name: string }[] }>,
): Promise<string | null> {
  const { rows } = await ask(
    `select application_name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and pg_locks.database = (select oid from pg_database where datname = current_database())
        and classid = 0 and objid = ${SEAT} and granted`,
  )
  return rows[0] ? rows[0].application_name.slice(NAME.length + 1) : null
}

const SEAT = 7_155_332
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
