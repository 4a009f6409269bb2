import { createHash } from 'node:crypto'
import type { PublishedYear } from '../../domain/published-year.ts'

/** A name of exactly what a snapshot says: two that differ in number, time, note and list of changes only have the same one. */
export function stateToken(year: PublishedYear): string {
  const said = { ...year, snapshot: 0, cutOff: '', publishedAt: '', note: null, changes: [] }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
