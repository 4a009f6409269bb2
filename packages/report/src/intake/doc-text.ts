import type { DocRun } from './doc-properties.ts'

/** A stretch of a document's text and where in the stream it stands. */
interface Piece {
  /** In characters of the document. */
  readonly start: number
  readonly end: number
  readonly at: number
  readonly wide: boolean
}

/** The characters of a `.doc`, which stand in the stream in pieces and out of order. */
export class DocText {
  readonly text: string
  readonly #pieces: readonly Piece[]

  /** `length`: characters of the body, which come first; notes and headers follow. */
  constructor(main: Uint8Array, table: DataView, clx: number, clxSize: number, length: number) {
    this.#pieces = readPieces(table, clx, clxSize)
    const wide = new TextDecoder('utf-16le', { ignoreBOM: true })
    const narrow = new TextDecoder('windows-1252')
    const parts: string[] = []
    for (const piece of this.#pieces) {
      if (piece.start >= length) break
      const count = Math.min(piece.end, length) - piece.start
      const bytes = main.subarray(piece.at, piece.at + count * (piece.wide ? 2 : 1))
      const part = (piece.wide ? wide : narrow).decode(bytes)
      // a file that was cut off has fewer bytes than it says: positions must stay true
      parts.push(part.length < count ? part.padEnd(count, '\0') : part.slice(0, count))
    }
    this.text = parts.join('')
  }

  /** The place in the stream of a character; pieces must be asked about in ascending order to be quick. */
  place(position: number): number {
    let low = 0
    let high = this.#pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#pieces[middle]?.end ?? 0) > position) high = middle
      else low = middle + 1
    }
    const piece = this.#pieces[low]
    return piece ? piece.at + (position - piece.start) * (piece.wide ? 2 : 1) : -1
  }

  /** The text ranges that stretches of the stream hold, in ascending order. */
  ranges<T>(runs: readonly DocRun<T>[]): DocRun<T>[] {
    const ranges: DocRun<T>[] = []
    const sorted = [...runs].sort((a, b) => a.start - b.start)
    for (const piece of this.#pieces) {
      const width = piece.wide ? 2 : 1
      const stop = piece.at + (piece.end - piece.start) * width
      for (let i = firstEndingAfter(sorted, piece.at); i < sorted.length; i++) {
        const run = sorted[i] as DocRun<T>
        if (run.start >= stop) break
        const start = piece.start + Math.floor((Math.max(run.start, piece.at) - piece.at) / width)
        const end = piece.start + Math.ceil((Math.min(run.end, stop) - piece.at) / width)
        ranges.push({ start, end, value: run.value })
      }
    }
    return ranges
  }
}

/** Index of the first of some sorted runs that ends behind `at`. */
export function firstEndingAfter(runs: readonly DocRun<unknown>[], at: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

function readPieces(table: DataView, clx: number, clxSize: number): Piece[] {
  const pieces: Piece[] = []
  let at = clx
  const end = clx + clxSize
  while (at < end && table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true)
  if (at >= end || table.getUint8(at) !== 2) throw new RangeError('no piece table')
  const count = Math.floor((table.getUint32(at + 1, true) - 4) / 12)
  const start = at + 5
  for (let i = 0; i < count; i++) {
    const place = table.getUint32(start + (count + 1) * 4 + i * 8 + 2, true)
    const narrow = (place & 0x40000000) !== 0
    const [from, to] = [table.getUint32(start + i * 4, true), table.getUint32(start + i * 4 + 4, true)]
    if (to < from) throw new RangeError('pieces out of order')
    pieces.push({ start: from, end: to, at: narrow ? (place & 0x3fffffff) >>> 1 : place, wide: !narrow })
  }
  return pieces
}
