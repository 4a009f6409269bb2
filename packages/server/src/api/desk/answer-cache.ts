import { LRUCache } from 'lru-cache'

const enough = 64 * 1024 * 1024

/** Answers that many people ask for, made once for each state of their place. */
export interface DeskAnswerCache {
  /**
   * The answer under `key` in this `state` of the place, or made now. Who asks while it is being made waits for the same
   * one; `null` (a refusal) and failures are not kept. `make` runs within this call or not at all.
   */
  readonly take: (key: string, state: string, make: () => Promise<Buffer | null>) => Promise<Buffer | null>
}

/** A cache of at most so many bytes in all; the answers used longest ago go first. */
export function deskAnswerCache(most = enough): DeskAnswerCache {
  const made = new LRUCache<string, Buffer>({ maxSize: most, sizeCalculation: ({ length }) => Math.max(1, length) })
  const making = new Map<string, Promise<Buffer | null>>()
  return {
    async take(key, state, make) {
      // an answer of an earlier state has another name: it is never found, whenever it is ready
      const name = `${state} ${key}`
      const known = made.get(name) ?? making.get(name)
      if (known) return known
      const answer = make()
      making.set(name, answer)
      try {
        const bytes = await answer
        if (bytes !== null) made.set(name, bytes)
        return bytes
      } finally {
        making.delete(name)
      }
    },
  }
}
