import { recogniseScan } from '../../scans/recognise-scan.ts'
import { readers } from '../../workers/in-worker.ts'
import type { FileReading } from './read-file.ts'
import type { FileToRead } from './read-file-work.ts'

/**
 * {@link readFile} in a worker, for a server. @throws {WorkStopped} when the document takes too long or too much memory,
 * when the person who sent it has gone, or when too many are being read
 */
export async function readFileApart(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<FileReading> {
  const first = await ask({ bytes, fileName }, signal)
  if (first.kind !== 'refused') return first
  const scan = await recogniseScan(bytes, first, signal ? { signal } : {})
  return scan.kind === 'refused' ? scan : ask({ bytes, fileName, scan }, signal)
}

async function ask(file: FileToRead, signal: AbortSignal | undefined): Promise<FileReading> {
  const reading = await readers.run<FileReading>(work, 'readFileWork', file, signal)
  // the bytes are here already
  return reading.kind === 'refused' ? reading : { ...reading, file: { ...reading.file, bytes: file.bytes } }
}

const work = new URL('read-file-work.ts', import.meta.url)
