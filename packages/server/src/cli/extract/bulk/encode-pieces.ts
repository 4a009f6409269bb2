const utf8 = new TextEncoder()

/** Longest piece of text that is encoded at a time, in UTF-16 units; each takes at most three bytes. */
const piece = 16_384

let scratch = new Uint8Array(1024 * 1024)

/**
 * The pieces of a text as one run of UTF-8. They are written one after another into bytes that this thread keeps: a
 * string or a buffer of the whole, made anew for every document, has the system hand out and take back its memory each
 * time, which two threads cannot do at once.
 */
export function encodePieces(pieces: Iterable<string>): Uint8Array<ArrayBuffer> {
  let length = 0
  for (const text of pieces)
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = Math.min(start + piece, text.length)
      // a pair of surrogates stays together
      if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end++
      while (length + (end - start) * 3 > scratch.length) scratch = grown(length)
      const part = start === 0 && end === text.length ? text : text.slice(start, end)
      length += utf8.encodeInto(part, scratch.subarray(length)).written
    }
  return scratch.slice(0, length)
}

function grown(length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(scratch.length * 2)
  larger.set(scratch.subarray(0, length))
  return larger
}
