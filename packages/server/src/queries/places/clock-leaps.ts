import { type Kysely, sql } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import { type ClockLeap, clockLeap } from '../../domain/clock-leap.ts'
import type { Tables } from '../../store/tables.ts'

/** A place for which the clock has leapt. */
export interface PlaceLeap {
  readonly jurisdictionId: string
  readonly code: string
  readonly name: string
  readonly leap: ClockLeap
}

/**
 * The places for which a clock that shows `at` has leapt, by code; of those named, or of all (null). Not bound to one
 * place: it looks for them.
 */
export async function clockLeaps(
  db: Kysely<Tables>,
  at: Date,
  codes: readonly string[] | null = null,
): Promise<readonly PlaceLeap[]> {
  if (codes?.length === 0) return []
  const rows = await acrossPlaces('the clock is looked at for every place', () =>
    db
      .selectFrom('jurisdiction')
      .leftJoin('clock_mark', 'clock_mark.jurisdiction_id', 'jurisdiction.jurisdiction_id')
      .select([
        'jurisdiction.jurisdiction_id as jurisdictionId',
        'code',
        'name',
        'clock_mark.seen_at as seenAt',
        sql<Date | null>`(select l.at from ledger_head h
         join ledger l on l.jurisdiction_id = h.jurisdiction_id and l.seq = h.seq
        where h.jurisdiction_id = jurisdiction.jurisdiction_id)`.as('lastEntryAt'),
      ])
      .$if(codes !== null, (query) => query.where('code', 'in', codes ?? []))
      .orderBy('code')
      .execute(),
  )
  return rows.flatMap(({ jurisdictionId, code, name, seenAt, lastEntryAt }) => {
    const leap = clockLeap(at, { seenAt, lastEntryAt })
    return leap ? [{ jurisdictionId, code, name, leap }] : []
  })
}
