import type { Instant } from './columns.ts'

/** Tokens of the public API; only hashes are kept. */
export interface TokenTable {
  jurisdiction_id: string
  token_id: string
  name: string
  hash: string
  created_at: Instant
  expires_at: Instant | null
  revoked_at: Instant | null
}

/** The tables of this file, by their names. */
export interface TokensTables {
  token: TokenTable
}
