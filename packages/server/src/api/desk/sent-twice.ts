/** Takes a request that writes, by a key that says all of it and whose it is; returns its answer. */
export type DoneOnce = (key: string, run: () => Promise<Response>) => Promise<Response>

/**
 * What somebody sends a second time while the first is under way, as by a double click, is done once: both get the answer
 * of the first. It holds within one server.
 */
export function doneOnce(): DoneOnce {
  const underWay = new Map<string, { readonly answer: Promise<Response>; shared: boolean }>()
  return async (key, run) => {
    const other = underWay.get(key)
    if (other) {
      other.shared = true
      return (await other.answer).clone()
    }
    const own = { answer: run(), shared: false }
    underWay.set(key, own)
    try {
      const answer = await own.answer
      return own.shared ? answer.clone() : answer
    } finally {
      underWay.delete(key)
    }
  }
}
