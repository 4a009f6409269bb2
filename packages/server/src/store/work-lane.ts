import { AsyncLocalStorage } from 'node:async_hooks'

/** What a request is about to do, so that a pool can share its connections out fairly. */
export interface WorkLane {
  /** Whose work it is: requests of one owner wait for one another before anybody else waits for them. */
  readonly owner: string
  readonly writes: boolean
}

/** A lane as one request holds it. */
interface HeldLane extends WorkLane {
  /** Connections the request has at the moment. */
  connections: number
  /** The pools that gave it a connection before, and turn it away no longer. */
  readonly begun: Set<object>
}

const lanes = new AsyncLocalStorage<HeldLane>()

/** Do `work` in a lane: every connection it takes counts as the lane's. */
export const inLane = <T>(lane: WorkLane, work: () => T): T =>
  lanes.run({ ...lane, connections: 0, begun: new Set() }, work)

/** Why a connection was not given: so many wait already, or it took too long. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

/** Whether the work at hand had a connection of a pool before: turned away in its middle, it would have been done in vain. */
export const hasBegun = (pool: object): boolean => lanes.getStore()?.begun.has(pool) ?? false

/** Remember that the work at hand has had a connection of a pool. */
export function noteBegun(pool: object): void {
  lanes.getStore()?.begun.add(pool)
}

/** How many requests may write at a time. */
export interface LaneLimits {
  /** Requests of one owner that may write at a time. */
  readonly ofOwner: number
  /** Requests that may write at a time, of all owners. */
  readonly ofAll: number
  /** The most requests that wait for their turn to write. */
  readonly waiting: number
  /** Milliseconds a request waits at most. */
  readonly patience: number
}

/** Hands out turns to write. */
export interface WriteTurns {
  /** A turn for the connection about to be taken; call what it returns when the connection is given back. @throws {Overloaded} */
  readonly take: () => Promise<() => void>
}

/**
 * Turns to write for the requests of a pool. A lock that somebody holds too long stops the writers of that owner only:
 * the other connections stay for readers and for other owners. A request that has a connection gets a second one
 * without waiting for a turn, so that it never waits for itself.
 */
export function writeTurns({ ofOwner, ofAll, waiting: most, patience }: LaneLimits): WriteTurns {
  const running = new Map<string, number>()
  const waiting = new Set<{ readonly owner: string; readonly go: () => void }>()
  let all = 0
  const free = (owner: string) => all < ofAll && (running.get(owner) ?? 0) < ofOwner
  const begin = (owner: string) => {
    all++
    running.set(owner, (running.get(owner) ?? 0) + 1)
  }
  const end = (owner: string) => {
    all--
    const left = (running.get(owner) ?? 1) - 1
    if (left > 0) running.set(owner, left)
    else running.delete(owner)
    for (const next of waiting) if (free(next.owner)) return next.go()
  }
  const wait = (owner: string) =>
    new Promise<void>((resolve, reject) => {
      if (waiting.size >= most) return reject(new Overloaded('too many requests wait to write'))
      const timer = setTimeout(() => {
        waiting.delete(one)
        reject(new Overloaded('no turn to write'))
      }, patience)
      const one = {
        owner,
        go: () => {
          clearTimeout(timer)
          waiting.delete(one)
          begin(owner)
          resolve()
        },
      }
      waiting.add(one)
    })
  return {
    take: async () => {
      const lane = lanes.getStore()
      if (!lane?.writes) return () => undefined
      if (lane.connections++ === 0) {
        if (free(lane.owner)) begin(lane.owner)
        else
          await wait(lane.owner).catch((cause: unknown) => {
            lane.connections--
            throw cause
          })
      }
      return () => {
        if (--lane.connections === 0) end(lane.owner)
      }
    },
  }
}
