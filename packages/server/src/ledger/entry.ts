import { createHash } from 'node:crypto'
import { sql } from 'kysely'

/** One change of the record, as it is to be written down. */
export interface Entry {
  readonly jurisdictionId: string
  readonly at: Date
  readonly actor: string
  /** What happened, `report.imported`. */
  readonly kind: string
  /** What of it must be kept; contents of the vault stand in it by their hash, under `vault`. */
  readonly body: { readonly vault?: readonly string[]; readonly [key: string]: unknown }
}

/** An entry in its place in the chain; also a line of an exported chain. */
export interface ChainedEntry {
  readonly jurisdictionId: string
  readonly seq: number
  readonly prev: string
  readonly hash: string
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string
  readonly actor: string
  readonly kind: string
  /** The JSON text that was hashed, exactly: `jsonb` would reorder its keys. */
  readonly body: string
}

/** Whether the moment `at` of a row is finer than a millisecond, as none that was hashed is. */
export const finerThanHashed = sql<boolean>`date_trunc('milliseconds', at) <> at`

/** A moment as it is hashed; a finer one is another, so that no digit of it is changed unseen. */
export const hashedMoment = (at: Date, finer: boolean): string => `${at.toISOString()}${finer ? ' and more' : ''}`

/** {@link finerThanHashed} of a moment in JSON as the database writes it. */
export const isFinerThanHashed = (at: string): boolean => /\.\d{3}\d*[1-9]/.test(at)

/** What stands before the first entry. */
export const beginning = '0'.repeat(64)

/** The hash of an entry in its place: SHA-256 over the JSON array of its fields, 64 lower-case hexadecimal digits. */
export function entryHash({ jurisdictionId, seq, prev, at, actor, kind, body }: Omit<ChainedEntry, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([jurisdictionId, seq, prev, at, actor, kind, body]))
    .digest('hex')
}
