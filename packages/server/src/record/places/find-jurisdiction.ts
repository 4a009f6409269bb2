import type { Level } from '@luoshi/report'
import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** A place of this server. */
export interface FoundJurisdiction {
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  readonly level: Level
  /** A made-up place of a demonstration, which every file says. */
  readonly fictitious: boolean
}

const columns = ['jurisdiction_id as jurisdictionId', 'code', 'name', 'level', 'fictitious'] as const

/** The place with that division code. */
export async function jurisdictionByCode(db: Kysely<Tables>, code: string): Promise<FoundJurisdiction | undefined> {
  return db.selectFrom('jurisdiction').select(columns).where('code', '=', code).executeTakeFirst()
}

/** The places of that name, by code, at most ten. Not bound to one jurisdiction: it looks for one. */
export async function jurisdictionsByName(db: Kysely<Tables>, name: string): Promise<readonly FoundJurisdiction[]> {
  return db.selectFrom('jurisdiction').select(columns).where('name', '=', name).orderBy('code').limit(10).execute()
}

/** Every place of the record, by code, `limit` at a time after a code. Not bound to one jurisdiction: the list of them. */
export async function allJurisdictions(
  db: Kysely<Tables>,
  { after = '', limit = 1000 }: { readonly after?: string; readonly limit?: number } = {},
): Promise<readonly FoundJurisdiction[]> {
  return db.selectFrom('jurisdiction').select(columns).where('code', '>', after).orderBy('code').limit(limit).execute()
}
