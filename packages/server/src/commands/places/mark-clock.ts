import { type Kysely, sql } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { ClockLeap } from '../../domain/clock-leap.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Note that the clock has worked at `at`, for every place but those for which it has leapt; once in ten minutes. Not bound
 * to one place.
 */
export async function markClock(db: Kysely<Tables>, at: Date, leapt: readonly string[]): Promise<void> {
  await acrossPlaces('the clock has worked for every place', () =>
    sql`insert into clock_mark (jurisdiction_id, seen_at)
    select j.jurisdiction_id, ${at} from jurisdiction j
      left join clock_mark m on m.jurisdiction_id = j.jurisdiction_id
     where j.jurisdiction_id <> all(${leapt}::uuid[])
       and (m.seen_at is null or m.seen_at < ${new Date(at.getTime() - TEN_MINUTES)})
    on conflict (jurisdiction_id) do update set seen_at = greatest(clock_mark.seen_at, excluded.seen_at)`.execute(db),
  )
}

/** Confirm that a clock that leapt is right: its work goes on from `at`. Writes a ledger entry. */
export async function confirmClock(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  { kind, days, known }: ClockLeap,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const body = { leap: kind, days, known: known.toISOString() }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'clock.confirmed', body })
    await trx
      .insertInto('clock_mark')
      .values({ jurisdiction_id: jurisdictionId, seen_at: at })
      .onConflict((conflict) => conflict.column('jurisdiction_id').doUpdateSet({ seen_at: at }))
      .execute()
  })
}

const TEN_MINUTES = 600_000
