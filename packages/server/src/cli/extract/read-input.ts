import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { maxBytes, type Outcome, type Refusal, read, readReport, tooLargeFile } from '@luoshi/report'
import type { RecogniseOptions } from '../../scans/recognise-scan.ts'
import { bytesFrom } from './bytes-from.ts'
import { type Failure, fileFailure } from './failure.ts'
import { keepYoungGenerationSmall } from './young-generation.ts'

/** No more is ever taken in: one byte above what a document may have, so that the reader refuses it. */
const enough = maxBytes + 1

/** A report that was read, or why its input could not be. */
export type Reading = Extract<Outcome, { kind: 'report' }> | Failure

/** What the document in a file says, or why it cannot be read. */
export async function readFile(file: string, options: RecogniseOptions = {}): Promise<Reading> {
  let bytes: Uint8Array | Failure
  try {
    bytes = bytesOf(file)
  } catch (error) {
    const known = fileFailure(file, error)
    if (known) return known
    throw error
  }
  return bytes instanceof Uint8Array ? readBytes(bytes, file, options) : bytes
}

/** What the document on standard input says. */
export async function readStream(stream: Readable, file: string, options: RecogniseOptions = {}): Promise<Reading> {
  return readBytes(await bytesFrom(stream, enough), file, options)
}

/** What a document says whose bytes are there; a scan is recognised, where the engine for it is installed. */
export async function readBytes(bytes: Uint8Array, file: string, options: RecogniseOptions = {}): Promise<Reading> {
  keepYoungGenerationSmall(bytes.length)
  const outcome = await readReport(bytes, { file })
  if (outcome.kind === 'report') return outcome
  if (outcome.reason !== 'no-text-layer') return refused(outcome, file)
  // only here: it brings workers and pictures with it, which cost more than reading a report
  const { receiveScan } = await import('../../scans/recognise-scan.ts')
  const intake = await receiveScan(bytes, outcome, options)
  return intake.kind === 'refused' ? refused(intake, file) : { kind: 'report', report: read(intake.received) }
}

const refused = ({ reason, message, messageEn }: Omit<Refusal, 'file'>, file: string): Failure => ({
  kind: 'failure',
  file,
  reason,
  message,
  messageEn,
})

/** Read at once and not by turns: a reading thread has nothing else to do. Pipes and devices, whose size is 0, work too. */
function bytesOf(file: string): Uint8Array | Failure {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size > maxBytes) return refused(tooLargeFile(size), file)
    let bytes = new Uint8Array(size > 0 ? size : 65_536)
    let length = 0
    for (;;) {
      const read = readSync(handle, bytes, length, bytes.length - length, null)
      length += read
      if (read === 0 || length === enough || (size > 0 && length === size)) return bytes.subarray(0, length)
      if (length < bytes.length) continue
      const larger = new Uint8Array(Math.min(enough, bytes.length * 2))
      larger.set(bytes)
      bytes = larger
    }
  } finally {
    closeSync(handle)
  }
}
