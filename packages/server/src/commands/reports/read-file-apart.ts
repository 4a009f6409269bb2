import { readers } from '../../workers/in-worker.ts'
import type { readFile } from './read-file.ts'

type Reading = Awaited<ReturnType<typeof readFile>>

/**
 * {@link readFile} in a worker, for a server. @throws {WorkStopped} when the document takes too long or too much memory,
 * when whoever sent it has gone, or when too many are being read
 */
export async function readFileApart(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<Reading> {
  const reading = await readers.run<Reading>(work, 'readFileWork', { bytes, fileName }, signal)
  // the bytes are here already
  return reading.kind === 'refused' ? reading : { ...reading, file: { ...reading.file, bytes } }
}

const work = new URL('read-file-work.ts', import.meta.url)
