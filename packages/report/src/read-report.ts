import { type ReceiveOptions, receive } from './intake/intake.ts'
import type { Refusal } from './intake/received.ts'
import { read } from './pipeline.ts'
import type { Report } from './report.ts'

/** A document read, or why it could not be. */
export type Outcome = { readonly kind: 'report'; readonly report: Report } | Refusal

/**
 * What the bytes of a document say, or the reason why they cannot be read, in Chinese and English.
 * Trouble in the text itself never refuses it: that is in `report.findings`.
 */
export async function readReport(bytes: Uint8Array, options: ReceiveOptions = {}): Promise<Outcome> {
  const intake = await receive(bytes, options)
  return intake.kind === 'received' ? { kind: 'report', report: read(intake.received) } : intake
}
