import { type Intake, type Refusal, read, receive } from '@luoshi/report'
import { type RecogniseOptions, receiveScan } from '../../scans/recognise-scan.ts'
import type { ImportedFile } from './import-report.ts'

/** A document read, or why it cannot be. */
export type FileReading = { readonly kind: 'read'; readonly file: ImportedFile } | Refusal

/**
 * Read the bytes of a document for {@link importReport}, or say why they cannot be read. `fileName` without its folders.
 * A scan is recognised, where the engine for it is installed.
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  options: RecogniseOptions = {},
): Promise<FileReading> {
  const intake = await receive(bytes, { file: fileName })
  if (intake.kind === 'refused') return fileOf(await receiveScan(bytes, intake, options), bytes, fileName)
  return fileOf(intake, bytes, fileName)
}

/** What a received document says, as a file to import. */
export function fileOf(intake: Intake, bytes: Uint8Array, fileName: string): FileReading {
  if (intake.kind === 'refused') return intake
  const { received } = intake
  return { kind: 'read', file: { bytes, fileName, receivedText: received.text, report: read(received) } }
}
