import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { DatabaseAway, databaseTrouble, isSilence, OutcomeUnknown, wasNotSent } from './database-trouble.ts'
import { type CarryHow, carryPlace } from './place-wall.ts'
import { hasBegun, noteBegun, Overloaded, type WriteTurns } from './work-lane.ts'

/** How long and how many requests wait for the database. */
export interface Patience {
  /** Milliseconds a request waits for a database that is away. */
  readonly away: number
  /** The most requests that wait, for the database or for a connection. */
  readonly waiting: number
  readonly turns: WriteTurns
  readonly carries?: CarryHow
}

/**
 * A pool that outlives its database. While the database is away or stands still one attempt after another is made, with growing pauses
 * up to half a second; requests wait for it a little and then get {@link DatabaseAway}. When too many wait for a
 * connection, a request that asks for its first one is refused at once with {@link Overloaded}.
 */
export function patientPool(
  pool: pg.Pool,
  { away: patience, waiting: most, turns, carries = {} }: Patience,
): PostgresPool {
  // heard for a connection's whole life: the pool itself hears only those that nobody uses
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    noteBreaks(client, broken, (cause) => {
      back ??= tryAgain()
      for (const give of waitingInLine) {
        waitingInLine.delete(give)
        give(new DatabaseAway('the database stands still', { cause }))
      }
    })
    carryPlace(client, carries)
  })
  pool.on('error', () => undefined)
  const broken = new WeakSet<pg.ClientBase>()
  let ended = false
  let back: Promise<void> | null = null
  let waiting = 0
  /** Those in the pool's own line, who would wait there until their patience ends. */
  const waitingInLine = new Set<(error: DatabaseAway) => void>()
  const inLine = () =>
    new Promise<pg.PoolClient>((resolve, reject) => {
      waitingInLine.add(reject)
      const got = (client: pg.PoolClient) => (waitingInLine.delete(reject) ? resolve(client) : client.release())
      pool.connect().then(got, (error: unknown) => {
        waitingInLine.delete(reject)
        reject(error)
      })
    })

  const tryAgain = async () => {
    for (let pause = 25; !ended; pause = Math.min(pause * 2, 500)) {
      await wait(pause, undefined, { ref: false })
      try {
        const client = await pool.connect()
        // a connection that lay idle says nothing of a database that stands still
        const answered = await client.query('select 1').then(
          () => true,
          (error: unknown) => databaseTrouble(error) !== 'away',
        )
        client.release(broken.has(client))
        if (answered) break
      } catch (error) {
        if (databaseTrouble(error) === null) break
      }
    }
    back = null
  }
  const untilBack = async (cause: unknown) => {
    if (waiting >= most) throw new DatabaseAway('the database is away', { cause })
    back ??= tryAgain()
    waiting++
    const late = new AbortController()
    try {
      // keeps the process: a command has nothing else open while it waits
      const timeout = wait(patience, 'late' as const, { signal: late.signal }).catch(() => 'late' as const)
      if ((await Promise.race([back, timeout])) === 'late') throw new DatabaseAway('the database is away', { cause })
    } finally {
      waiting--
      late.abort()
    }
  }
  const take = async (): Promise<pg.PoolClient> => {
    if (back) await untilBack(undefined)
    // who has begun goes on: what was read so far would be read in vain, and again at the next attempt
    else if (pool.waitingCount >= most && !hasBegun(pool))
      throw new Overloaded('too many requests wait for a connection')
    try {
      return await inLine()
    } catch (error) {
      if (ended || databaseTrouble(error) !== 'away') throw error
      await untilBack(error)
      return pool.connect()
    }
  }
  return {
    connect: async () => {
      const leave = await turns.take()
      const client = await take().catch((error: unknown) => {
        leave()
        throw error
      })
      const release = client.release.bind(client)
      noteBegun(pool)
      client.release = (error) => {
        release(broken.has(client) || error)
        leave()
      }
      return client as PostgresPoolClient
    },
    end: () => {
      ended = true
      return pool.end()
    },
  } as PostgresPool
}

/** Break a connection off, so that what waits behind a statement that was given up, as its rollback, fails at once. */
function cut(client: pg.ClientBase): void {
  const connection: unknown = Reflect.get(client, 'connection')
  const stream: unknown = typeof connection === 'object' && connection ? Reflect.get(connection, 'stream') : undefined
  if (stream instanceof Socket) stream.destroy()
}

/**
 * Remember a connection that the database ended: the error arrives before the end does, and nobody is to get it again.
 * `onSilence` hears of a database that answers nothing, not even that a statement took too long. A change whose
 * confirmation broke off comes out as {@link OutcomeUnknown}, of the rollback that follows, too.
 */
function noteBreaks(client: pg.ClientBase, broken: WeakSet<pg.ClientBase>, onSilence: (cause: unknown) => void): void {
  const query: unknown = client.query
  if (typeof query !== 'function') return
  const confirms = confirming()
  let lost: OutcomeUnknown | null = null
  Object.assign(client, {
    query: (...args: unknown[]) => {
      if (lost) return Promise.reject(lost)
      const [text] = args
      const change = typeof text === 'string' && confirms(text)
      const answer: unknown = Reflect.apply(query, client, args)
      if (!(answer instanceof Promise)) return answer
      return answer.catch((error: unknown) => {
        if (databaseTrouble(error) !== 'away') throw error
        broken.add(client)
        cut(client)
        if (isSilence(error)) onSilence(error)
        if (!change || wasNotSent(error)) throw error
        lost = new OutcomeUnknown('the connection broke while a change was to be confirmed', { cause: error })
        throw lost
      })
    },
  })
}

/** Tells of each statement of a connection, in their order, whether with its end a change becomes lasting. */
function confirming(): (text: string) => boolean {
  let within = false
  let changed = false
  return (text) => {
    if (/^\s*(begin|start transaction)\b/i.test(text)) {
      within = true
      changed = false
      return false
    }
    if (/^\s*(commit|end)\b/i.test(text)) {
      within = false
      return changed
    }
    if (/^\s*rollback(?!\s+to)\b/i.test(text)) within = false
    const changes = /^\s*(insert|update|delete|merge)\b/i.test(text) || withChange.test(text)
    changed ||= changes
    return changes && !within
  }
}

const withChange = /^\s*with\b.*\b(insert\s+into|update\s|delete\s+from)/is
