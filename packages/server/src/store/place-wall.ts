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

/** Whether the work at hand said that it looks across places. */
export const looksAcross = (): boolean => places.getStore() === all

/** How a connection carries its place. */
export interface CarryHow {
  /**
   * Behind a pooler that hands each transaction to any connection: what every transaction begins with, as `set local role
   * …`. Every statement gets one then, with its place said, for nothing that was said to the connection itself holds.
   */
  readonly pooled?: readonly string[] | null
}

/**
 * Let a connection carry the place of the work it is used for. Whatever is sent over it is preceded by the setting where
 * the connection stands at another place, at `*` for work of no place; so what a pool hands on to others never holds.
 * Within a transaction it is SET LOCAL, which ends with it. A connection that goes on with the place it has sends nothing
 * more: the desk asks some ten statements a request, and each in a transaction of its own cost three times the messages.
 * Behind a pooler the connection itself is told nothing, and a statement gets such a transaction.
 */
export function carryPlace(client: pg.ClientBase, { pooled = null }: CarryHow = {}): void {
  const plain: unknown = client.query
  if (typeof plain !== 'function') return
  const send = (...args: readonly unknown[]): Promise<unknown> => Promise.resolve(Reflect.apply(plain, client, args))
  const beginning = (place: string) => [...(pooled ?? []), `set local ${placeSetting} = '${place}'`].join('; ')
  const set = (place: string) => send(beginning(place))
  /** The place the connection stands at outside of transactions; null while that is not known. Connections begin at `*`. */
  let session: string | null = all
  /** The place of the open transaction, null where that is not known; undefined outside of one. */
  let within: string | null | undefined
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
  const move = async (place: string) => {
    session = null
    await send(`set ${placeSetting} = '${place}'`)
    session = place
  }
  const carried = async (text: string, args: readonly unknown[]): Promise<unknown> => {
    const place = places.getStore() ?? all
    if (/^\s*(begin|start transaction)\b/i.test(text)) {
      const begun = await send(...args)
      within = session
      if (place === within && !pooled) return begun
      await set(place)
      within = place
      return begun
    }
    if (/^\s*(commit|rollback(?!\s+to)|end)\b/i.test(text)) {
      within = undefined
      return send(...args)
    }
    if (within !== undefined) {
      if (within !== place) {
        await set(place)
        within = place
      }
      const answer = await send(...args)
      // the place is then the one at the savepoint, whichever that was
      if (/^\s*rollback\s+to\b/i.test(text)) within = null
      return answer
    }
    if (pooled) return /^\s*(select|insert|update|delete|with)\b/i.test(text) ? alone(place, args) : send(...args)
    if (place !== session) await move(place)
    return send(...args)
  }
  Object.assign(client, {
    query: (...args: readonly unknown[]) => {
      const [text] = args
      const callback = args.some((arg) => typeof arg === 'function')
      return typeof text === 'string' && !callback ? carried(text, args) : Reflect.apply(plain, client, args)
    },
  })
}
