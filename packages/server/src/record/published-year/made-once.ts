import { LRUCache } from 'lru-cache'

/** Things that are expensive to make and always the same under one key, as contents under their hash. */
export interface MadeOnce<Value extends object | string> {
  /** The thing under `key`, or made now. Who asks while it is made waits for the same making; undefined is not kept. */
  readonly take: (key: string, make: () => Promise<Value | undefined>) => Promise<Value | undefined>
  /** Let go of all of them, of those that are being made, too. */
  readonly clear: () => void
}

/** The `most` latest used things of a kind. */
export function madeOnce<Value extends object | string>(most: number): MadeOnce<Value> {
  const made = new LRUCache<string, Value>({ max: most })
  const making = new Map<string, Promise<Value | undefined>>()
  return {
    take: (key, make) => {
      const known = made.get(key)
      if (known !== undefined) return Promise.resolve(known)
      const begun = making.get(key)
      if (begun) return begun
      const fresh = make()
        .then((value) => {
          // let go meanwhile: it may have been purged
          if (value !== undefined && making.get(key) === fresh) made.set(key, value)
          return value
        })
        .finally(() => {
          if (making.get(key) === fresh) making.delete(key)
        })
      making.set(key, fresh)
      return fresh
    },
    clear: () => {
      made.clear()
      making.clear()
    },
  }
}
