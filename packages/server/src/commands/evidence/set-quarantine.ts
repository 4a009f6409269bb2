import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/** Set whether the place holds dangerous files apart for a second person to look at, or refuses them. */
export async function setQuarantine(
  db: Kysely<Tables>,
  asked: Ask<'rule.edit'>,
  at: Date,
  quarantines: boolean,
): Promise<{ readonly kind: 'set' } | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }) => {
    const row = { quarantines, set_by: actor.id, set_at: at }
    await trx
      .insertInto('evidence_rule')
      .values({ jurisdiction_id: jurisdictionId, ...row })
      .onConflict((conflict) => conflict.column('jurisdiction_id').doUpdateSet(row))
      .execute()
    const body = { quarantines }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'evidence.rule-set', body })
    return { kind: 'set' as const }
  })
}
