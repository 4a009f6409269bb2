const utf8 = new TextEncoder()

/** The most UTF-16 units that are encoded at a time; each takes at most three bytes. */
const piece = 16_384

/** Bytes a line begins with where no earlier one has left it more; the system gives only those that are written. */
export const firstRoom = 1024 * 1024

/**
 * The pieces of a text as one run of UTF-8 at the beginning of `room`, of larger bytes if it is too small, of new ones if
 * there is none. When a caller has used the run, it may pass its buffer as the next `room`: allocating for every
 * document would make two threads wait for each other in the system's allocator.
 */
export function encodePieces(pieces: Iterable<string>, room?: ArrayBuffer): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(room ?? new ArrayBuffer(firstRoom))
  let length = 0
  for (const text of pieces)
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = Math.min(start + piece, text.length)
      // a pair of surrogates stays together
      if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end++
      if (length + (end - start) * 3 > bytes.length) bytes = larger(bytes, length, (end - start) * 3)
      const part = start === 0 && end === text.length ? text : text.slice(start, end)
      length += utf8.encodeInto(part, bytes.subarray(length)).written
    }
  return bytes.subarray(0, length)
}

function larger(bytes: Uint8Array, length: number, more: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.max(bytes.length * 2, length + more))
  grown.set(bytes.subarray(0, length))
  return grown
}
