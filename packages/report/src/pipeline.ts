import { type ReceiveOptions, receive } from './intake/intake.ts'
import type { Received, Refusal } from './intake/received.ts'
import { outlineOf } from './outline/outline.ts'
import { repair } from './repair/repair.ts'
import type { Report } from './report.ts'
import type { Source } from './source/source.ts'
import { reportOf } from './understand/report-of.ts'
import { contentOf, structureOf } from './understand/understand.ts'

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

/** What a received document says. Never throws for what the text holds. */
export function read(received: Received): Report {
  return readRestored(received, repair(received.text))
}

/** What a text says that is repaired already: cut into lines and units, their roles found, their words recognised. */
export function readRestored(received: Received, source: Source): Report {
  const outline = outlineOf(source.text)
  const structure = structureOf(outline, received.meta)
  const content = contentOf(outline, structure)
  return reportOf(received, source, outline, structure, content)
}
