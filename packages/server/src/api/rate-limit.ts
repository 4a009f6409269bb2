import { networkOf } from '../domain/network-of.ts'

/** A rate limit by network address: counts attempts a minute, so that a flood neither fills the log nor continues. */
export interface RateLimit {
  /** Count one; false when there were too many in the last minute. */
  readonly count: (address: string, now: Date) => boolean
  /** Whether the limit is reached; counts nothing. */
  readonly isFull: (address: string, now: Date) => boolean
}

/** At most `most` attempts a minute from one address; keeps the last `addresses` addresses. */
export function rateLimit(most = 20, addresses = 10_000): RateLimit {
  const counted = new Map<string, { readonly minute: number; times: number }>()
  return {
    isFull: (address, now) => {
      const known = counted.get(networkOf(address))
      return known?.minute === Math.floor(now.getTime() / 60_000) && known.times >= most
    },
    count: (address, now) => {
      const minute = Math.floor(now.getTime() / 60_000)
      const network = networkOf(address)
      const known = counted.get(network)
      const one = known?.minute === minute ? known : { minute, times: 0 }
      one.times++
      counted.delete(network)
      counted.set(network, one)
      for (const oldest of counted.keys()) {
        if (counted.size <= addresses) break
        counted.delete(oldest)
      }
      return one.times <= most
    },
  }
}
