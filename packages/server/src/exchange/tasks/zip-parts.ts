import { crc32, inflateRawSync } from 'node:zlib'

/** Why a file's parts cannot be had. */
export type PartsTrouble = 'not-a-sheet' | 'encrypted' | 'too-large'

/** Of a workbook, what its cells are read from; pictures and drawings stay packed. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/[^/]+|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/[^/]+|xl\/worksheets\/[^/]+\.xml)$/i

/**
 * The parts of a workbook that hold its cells, unpacked, `most` bytes together at the most: what a file says of its own
 * size is not believed.
 */
export function sheetParts(bytes: Buffer, most: number): ReadonlyMap<string, Buffer> | PartsTrouble {
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 65_535)
  while (end >= lowest && bytes.readUInt32LE(end) !== 0x06054b50) end--
  if (end < lowest) return 'not-a-sheet'
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let left = most
  const parts = new Map<string, Buffer>()
  for (let i = 0; i < count && at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50; i++) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    if (wanted.test(name)) {
      if ((bytes.readUInt16LE(at + 8) & 1) !== 0) return 'encrypted'
      const part = unpacked(bytes, at, left)
      if (typeof part === 'string') return part
      left -= part.length
      parts.set(name, part)
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts.has('xl/workbook.xml') ? parts : 'not-a-sheet'
}

function unpacked(bytes: Buffer, at: number, left: number): Buffer | PartsTrouble {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const header = bytes.readUInt32LE(at + 42)
  if (header + 30 > bytes.length) return 'not-a-sheet'
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const data = bytes.subarray(start, start + packed)
  if (method === 0) return data.length > left ? 'too-large' : data
  if (method !== 8 || left < 1) return method === 8 ? 'too-large' : 'not-a-sheet'
  try {
    return inflateRawSync(data, { maxOutputLength: left })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-a-sheet'
  }
}

/** The parts as an archive that is not packed: what reads it cannot be made to unpack more. */
export function storedArchive(parts: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, part] of parts) {
    const name = Buffer.from(path)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(crc32(part), 10)
    facts.writeUInt32LE(part.length, 14)
    facts.writeUInt32LE(part.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04'), facts, name, part)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, place, name)
    at += 30 + name.length + part.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}
