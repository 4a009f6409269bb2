import type { Received } from './intake/received.ts'
import { repair } from './repair/repair.ts'
import type { Report } from './report.ts'
import { understand } from './understand/understand.ts'

/** What a received document says: repaired, cut into parts and units, understood. Never throws for what the text holds. */
export function read(received: Received): Report {
  return understand(received, repair(received.text))
}
