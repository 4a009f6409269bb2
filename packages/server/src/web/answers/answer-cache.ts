import { LRUCache } from 'lru-cache'
import type { Answer } from './answer.ts'

/** An answer kept, and what it was made from. */
export interface CachedAnswer extends Answer {
  /** The answer holds as long as what is published of the place has this version. */
  readonly stamp: string
  /** Division code of the place it speaks of; null where it speaks of none. */
  readonly code: string | null
}

/** Answers by address, as many of the latest used as fit. */
export interface AnswerCache {
  /** The answer at the address, whatever it was made from; from now on the latest used. */
  readonly get: (address: string) => CachedAnswer | undefined
  /** Keeps an answer; one larger than a quarter of the cache is not kept. */
  readonly set: (address: string, answer: CachedAnswer) => void
}

/** The cache of the public answers, of at most `limit` bytes; an answer counts twice, for its compressed form. */
export function answerCache(limit = 64 << 20): AnswerCache {
  const cache = new LRUCache<string, CachedAnswer>({
    maxSize: limit,
    maxEntrySize: Math.max(1, Math.floor(limit / 4)),
    sizeCalculation: ({ body }) => 2 * body.length + 1024,
  })
  return {
    get: (address) => cache.get(address),
    set: (address, answer) => {
      cache.set(address, answer)
    },
  }
}
