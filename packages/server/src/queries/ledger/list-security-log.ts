import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { endOfDay, startOfDay } from '../../domain/day.ts'
import { entryWord } from '../../domain/entry-words.ts'
import type { Tables } from '../../store/tables.ts'
import { actorNames } from './list-ledger.ts'

/** An entry of the security log; `at` is a moment in UTC. */
export interface SecurityLogRow {
  readonly id: string
  readonly at: string
  readonly kind: string
  /** The kind in words. */
  readonly what: string
  readonly actor: string | null
  readonly actorName: string | null
  readonly address: string | null
  readonly success: boolean
  readonly detail: string | null
  /** Whether it named no place that there is: an attempt before anybody had signed in. */
  readonly ofNoPlace: boolean
}

/** Which entries are listed; all that are given must hold. */
export interface SecurityLogFilter {
  /** Rows before the one of this id; the newest when left out. */
  readonly before?: string | undefined
  readonly kind?: string | undefined
  readonly success?: boolean | undefined
  readonly address?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly limit: number
}

const noPlace = '00000000-0000-0000-0000-000000000000'

/**
 * The security log of a place, the newest first, with the attempts that named no place: nobody else would see those. Ids
 * ascend with time.
 */
export async function listSecurityLog(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { before, kind, success, address, from, to, limit }: SecurityLogFilter,
): Promise<{ readonly rows: readonly SecurityLogRow[]; readonly next: string | null }> {
  let query = db
    .selectFrom('security_log')
    .selectAll()
    .where('jurisdiction_id', 'in', [jurisdictionId, noPlace])
    .orderBy('security_log_id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('security_log_id', '<', before)
  if (kind !== undefined) query = query.where('kind', 'like', `${kind.replace(/[\\%_]/g, '\\$&')}%`)
  if (success !== undefined) query = query.where('success', '=', success)
  if (address !== undefined) query = query.where('address', 'like', `%${address}%`)
  if (from !== undefined) query = query.where('at', '>=', startOfDay(from))
  if (to !== undefined) query = query.where('at', '<', endOfDay(to))
  const found = await query.execute()
  const page = found.slice(0, limit)
  const names = await actorNames(
    db,
    jurisdictionId,
    page.map((row) => row.actor),
  )
  return {
    rows: page.map((row) => ({
      id: row.security_log_id,
      at: row.at.toISOString(),
      kind: row.kind,
      what: entryWord(row.kind),
      actor: row.actor,
      actorName: row.actor === null ? null : (names.get(row.actor) ?? null),
      address: row.address,
      success: row.success,
      detail: row.detail,
      ofNoPlace: row.jurisdiction_id === noPlace,
    })),
    next: found.length > limit ? (page.at(-1)?.security_log_id ?? null) : null,
  }
}
