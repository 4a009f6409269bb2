/** Reads a given number of bytes from chunks of any length; returns fewer at the end. */
export function byteReader(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]()
  let held: Buffer[] = []
  let length = 0
  let ended = false
  const more = async () => {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength))
      length += next.value.byteLength
    }
  }
  return {
    take: async (count: number): Promise<Buffer> => {
      while (length < count && !ended) await more()
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      const taken = all.subarray(0, count)
      const rest = all.subarray(count)
      held = rest.length > 0 ? [rest] : []
      length = rest.length
      return taken
    },
    /** Yields `taken`, bytes that were read already, and all that follow. */
    rest: async function* (taken: Buffer): AsyncGenerator<Buffer> {
      if (taken.length > 0) yield taken
      for (;;) {
        for (const piece of held.splice(0)) yield piece
        length = 0
        if (ended) return
        await more()
      }
    },
  }
}
