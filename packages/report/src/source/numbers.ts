/** Whole numbers while they are gathered; the memory stays from one text to the next, for asking for it takes time. */
export interface Numbers {
  values: Int32Array
  length: number
}

/** More numbers than this are not kept for a next text. */
const mostKept = 1 << 20

/** An empty growing list of 32-bit integers. */
export function numbers(): Numbers {
  return { values: new Int32Array(1 << 12), length: 0 }
}

/** Makes room for `count` more, and says where they go. */
export function extend(gathered: Numbers, count: number): number {
  const at = gathered.length
  if (at + count > gathered.values.length) {
    const larger = new Int32Array(gathered.values.length * 2)
    larger.set(gathered.values)
    gathered.values = larger
  }
  gathered.length = at + count
  return at
}

/** What was gathered, as an array of its own; nothing is left. */
export function taken(gathered: Numbers): Int32Array {
  const values = gathered.values.slice(0, gathered.length)
  gathered.length = 0
  if (gathered.values.length > mostKept) gathered.values = new Int32Array(1 << 12)
  return values
}
