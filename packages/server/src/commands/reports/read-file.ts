import { type Refusal, read, receive } from '@luoshi/report'
import type { ImportedFile } from './import-report.ts'

/** Read the bytes of a document for {@link importReport}, or say why they cannot be read. `fileName` without its folders. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ readonly kind: 'read'; readonly file: ImportedFile } | Refusal> {
  const intake = await receive(bytes, { file: fileName })
  if (intake.kind === 'refused') return intake
  const { received } = intake
  return { kind: 'read', file: { bytes, fileName, receivedText: received.text, report: read(received) } }
}
