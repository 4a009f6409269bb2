import type { Kysely } from 'kysely'
import type { SignedIn } from '../../../access/signed-in.ts'
import type { Tables } from '../../../store/tables.ts'

/** Mark notices of one's own as seen; those of others and unknown ones are left. Returns how many there were. */
export async function seeNotices(
  db: Kysely<Tables>,
  { jurisdictionId, personId }: SignedIn,
  at: Date,
  noticeIds: readonly string[],
): Promise<{ readonly kind: 'seen'; readonly count: number }> {
  const seen = await db
    .updateTable('person_notice')
    .set({ seen_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('seen_at', 'is', null)
    .where('person_notice_id', 'in', [...noticeIds])
    .executeTakeFirst()
  return { kind: 'seen', count: Number(seen.numUpdatedRows) }
}
