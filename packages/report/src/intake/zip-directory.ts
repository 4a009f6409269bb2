/** One file in an archive, as its directory lists it. */
export interface ZipEntry {
  /** Folders with `/`, no `\`, no leading `/`. */
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  /** Where the file's own header stands, counted from the archive's first byte. */
  readonly header: number
}

/** What the end of an archive says of its directory. */
export interface ZipEnd {
  readonly entries: number
  /** Where the directory stands, counted from the archive's first byte, and how long it is by its own account. */
  readonly start: number
  readonly length: number
  /** Where the end itself stands in the bytes that were looked at. */
  readonly at: number
}

/** How many bytes from the back the end of an archive may stand, its comment included. */
export const zipTail = 22 + 65_535

/** The end of an archive, found in its last bytes; null when there is none, as in a file that was cut off. */
export function zipEnd(tail: Uint8Array): ZipEnd | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let at = tail.length - 22
  const lowest = Math.max(0, tail.length - zipTail)
  while (at >= lowest && view.getUint32(at, true) !== 0x06054b50) at--
  if (at < lowest) return null
  const [entries, length, start] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 12, true),
    view.getUint32(at + 16, true),
  ]
  return { entries, start, length, at }
}

/** What a directory lists, in its order, and how many bytes of it that takes. At most so many entries; ends where it is broken. */
export function zipListed(
  directory: Uint8Array,
  most: number,
): { readonly entries: readonly ZipEntry[]; readonly length: number } {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: ZipEntry[] = []
  const names = new TextDecoder('utf-8')
  let at = 0
  for (let i = 0; i < most && at + 46 <= directory.length && view.getUint32(at, true) === 0x02014b50; i++) {
    const nameLength = view.getUint16(at + 28, true)
    const name = names.decode(directory.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    entries.push({
      name: name.replace(/^\//, ''),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { entries, length: at }
}

/** What a directory lists, by name; of several with one name the last. */
export function zipEntries(directory: Uint8Array, most: number): Map<string, ZipEntry> {
  return new Map(zipListed(directory, most).entries.map((entry) => [entry.name, entry]))
}

/** Where the data of an entry begins in the archive; null where its own header is not there. */
export function zipStart(bytes: Uint8Array, { header }: ZipEntry): number | null {
  if (header + 30 > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(header, true) !== 0x04034b50) return null
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
}
