import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { placeSetting } from './place-policies.ts'

const places = new AsyncLocalStorage<string>()
const all = '*'
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Do `work` behind the wall of one place: the database itself shows and takes rows of that place only, in every statement
 * and transaction that the work makes.
 */
export function inPlace<T>(jurisdictionId: string, work: () => T): T {
  if (!id.test(jurisdictionId)) throw new TypeError('no id of a place')
  return places.run(jurisdictionId.toLowerCase(), work)
}

/** Do `work` that has to look into other places, too; `why` is for who reads the code: each use is an exception. */
export function acrossPlaces<T>(why: string, work: () => T): T {
  if (why === '') throw new TypeError('a reading across places has a reason')
  return places.run(all, work)
}

/** How a connection carries its place. */
export interface CarryHow {
  /**
   * Behind a pooler that hands each transaction to any connection: what every transaction begins with, as `set local role
   * …`. Every statement gets one then, with its place said, for nothing that was said to the connection itself holds.
   */
  readonly pooled?: readonly string[] | null
}

/**
 * Let a connection carry the place of the work it is used for. A transaction gets it by SET LOCAL at its beginning; a
 * statement outside of any is put into one of its own. So nothing of it is left on the connection, which a pool, ours or a
 * pooler's, hands on to others. Work of no place is not touched: connections begin open to all places.
 */
export function carryPlace(client: pg.ClientBase, { pooled = null }: CarryHow = {}): void {
  const plain: unknown = client.query
  if (typeof plain !== 'function') return
  const send = (...args: readonly unknown[]): Promise<unknown> => Promise.resolve(Reflect.apply(plain, client, args))
  const beginning = (place: string) => [...(pooled ?? []), `set local ${placeSetting} = '${place}'`].join('; ')
  const set = (place: string) => send(beginning(place))
  /** The place of the open transaction; null outside of one. */
  let within: string | null = null
  /** A statement in a transaction of its own. */
  const alone = async (place: string, args: readonly unknown[]) => {
    await send(`begin; ${beginning(place)}`)
    try {
      const answer = await send(...args)
      await send('commit')
      return answer
    } catch (error) {
      // where the connection itself broke there is nothing to roll back, and the pool throws it away
      await send('rollback').catch(() => undefined)
      throw error
    }
  }
  const carried = async (text: string, args: readonly unknown[]): Promise<unknown> => {
    const place = places.getStore() ?? all
    if (/^\s*(begin|start transaction)\b/i.test(text)) {
      const begun = await send(...args)
      within = all
      if (place === all && !pooled) return begun
      await set(place)
      within = place
      return begun
    }
    if (/^\s*(commit|rollback(?!\s+to)|end)\b/i.test(text)) {
      within = null
      return send(...args)
    }
    if (within !== null) {
      if (within !== place) {
        await set(place)
        within = place
      }
      const answer = await send(...args)
      // the place is then the one at the savepoint, whichever that was
      if (/^\s*rollback\s+to\b/i.test(text)) within = ''
      return answer
    }
    if ((place === all && !pooled) || !/^\s*(select|insert|update|delete|with)\b/i.test(text)) return send(...args)
    return alone(place, args)
  }
  Object.assign(client, {
    query: (...args: readonly unknown[]) => {
      const [text] = args
      const callback = args.some((arg) => typeof arg === 'function')
      return typeof text === 'string' && !callback ? carried(text, args) : Reflect.apply(plain, client, args)
    },
  })
}
