import { Zip, ZipError } from '@luoshi/report/zip'
import { zipSync } from 'fflate'

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
  try {
    const zip = new Zip(bytes, { most })
    const parts = new Map<string, Buffer>()
    for (const name of zip.names()) {
      const part = wanted.test(name) ? zip.bytes(name) : null
      if (part) parts.set(name, Buffer.from(part.buffer, part.byteOffset, part.byteLength))
    }
    return parts.has('xl/workbook.xml') ? parts : 'not-a-sheet'
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    return error.reason === 'broken' ? 'not-a-sheet' : error.reason
  }
}

/** The parts as an archive that is not packed: what reads it cannot be made to unpack more. */
export function storedArchive(parts: ReadonlyMap<string, Buffer>): Buffer {
  // years before 1980 cannot be written in a zip archive; the hour is the machine's, and nobody reads it
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0, mtime: new Date(1980, 0, 1) }))
}
