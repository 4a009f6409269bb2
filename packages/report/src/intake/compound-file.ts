/** Sector numbers from here on are marks (end of chain, free), no places. */
const lastSector = 0xfffffffa

/** An OLE compound file: the streams at its top, as `.doc` and `.wps` files have them. A broken chain ends where it breaks. */
export class CompoundFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorSize: number
  readonly #miniSize: number
  readonly #cutoff: number
  readonly #table: Uint32Array
  readonly #miniTable: Uint32Array
  readonly #mini: Uint8Array
  readonly #streams = new Map<string, { readonly start: number; readonly size: number }>()

  /** @throws {RangeError} when the header or the tables reach beyond the file, as in one that was cut off */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#view = view
    const shift = view.getUint16(30, true)
    const miniShift = view.getUint16(32, true)
    if (shift < 7 || shift > 16 || miniShift > shift) throw new RangeError(`sectors of 2^${shift} bytes`)
    this.#sectorSize = 1 << shift
    this.#miniSize = 1 << miniShift
    this.#cutoff = view.getUint32(56, true)
    this.#table = this.#readTable()
    this.#miniTable = words(this.#chain(view.getUint32(60, true)))
    const directory = this.#chain(view.getUint32(48, true))
    const root = this.#readDirectory(directory)
    this.#mini = this.#chain(root)
  }

  /** Whether there is a stream or storage of this name at the top. */
  has(name: string): boolean {
    return this.#streams.has(name)
  }

  /** The bytes of a stream; null when there is none. */
  stream(name: string): Uint8Array | null {
    const entry = this.#streams.get(name)
    if (!entry) return null
    const whole = entry.size < this.#cutoff ? this.#miniChain(entry.start) : this.#chain(entry.start)
    return whole.subarray(0, entry.size)
  }

  #readTable(): Uint32Array {
    const view = this.#view
    const sectors: number[] = []
    for (let i = 0; i < 109; i++) sectors.push(view.getUint32(76 + i * 4, true))
    let next = view.getUint32(68, true)
    const perSector = this.#sectorSize / 4 - 1
    for (let i = 0; next < lastSector && i < this.#bytes.length / this.#sectorSize; i++) {
      const at = this.#place(next)
      for (let j = 0; j < perSector; j++) sectors.push(view.getUint32(at + j * 4, true))
      next = view.getUint32(at + perSector * 4, true)
    }
    const used = sectors.filter((sector) => sector < lastSector)
    return words(this.#join(used.slice(0, Math.ceil(this.#bytes.length / this.#sectorSize))))
  }

  #place(sector: number): number {
    return (sector + 1) * this.#sectorSize
  }

  #chain(start: number): Uint8Array {
    const sectors: number[] = []
    const most = this.#bytes.length / this.#sectorSize
    for (let at = start; at < lastSector && sectors.length <= most; at = this.#table[at] ?? lastSector) sectors.push(at)
    return this.#join(sectors)
  }

  #join(sectors: readonly number[]): Uint8Array {
    const joined = new Uint8Array(sectors.length * this.#sectorSize)
    sectors.forEach((sector, i) => {
      const at = this.#place(sector)
      joined.set(this.#bytes.subarray(at, at + this.#sectorSize), i * this.#sectorSize)
    })
    return joined
  }

  #miniChain(start: number): Uint8Array {
    const pieces: Uint8Array[] = []
    const most = this.#mini.length / this.#miniSize
    for (let at = start; at < lastSector && pieces.length <= most; at = this.#miniTable[at] ?? lastSector)
      pieces.push(this.#mini.subarray(at * this.#miniSize, (at + 1) * this.#miniSize))
    const joined = new Uint8Array(pieces.length * this.#miniSize)
    pieces.forEach((piece, i) => {
      joined.set(piece, i * this.#miniSize)
    })
    return joined
  }

  /** List the streams right under the root (embedded objects have documents of their own below) and return its start. */
  #readDirectory(directory: Uint8Array): number {
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
    const count = Math.floor(directory.length / 128)
    if (count === 0 || view.getUint8(66) !== 5) throw new RangeError('no root entry')
    const names = new TextDecoder('utf-16le')
    const waiting = [view.getUint32(76, true)]
    const seen = new Set<number>()
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (index >= count || seen.has(index)) continue
      seen.add(index)
      const at = index * 128
      const length = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
      const name = names.decode(directory.subarray(at, at + length))
      this.#streams.set(name, { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
      waiting.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true))
    }
    return view.getUint32(116, true)
  }
}

function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
}
