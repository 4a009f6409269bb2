import { zipEnd, zipEntries, zipTail } from '@luoshi/report/zip'
import type { ReadAt } from './read-at.ts'

/** The names a zip file's own directory lists, unpacking nothing; undefined when it has none that can be read. */
export async function namesInZip(file: ReadAt, size: number): Promise<readonly string[] | undefined> {
  const end = zipEnd(await read(file, Math.max(0, size - zipTail), size))
  if (!end || end.length > largestDirectory || end.start + end.length > size) return undefined
  const directory = await read(file, end.start, end.start + end.length)
  return [...zipEntries(directory, end.entries).keys()]
}

async function read(file: ReadAt, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}

const largestDirectory = 4 * 1024 * 1024
