import { type Kysely, sql, type Transaction } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { supervisionRulesOn } from '../../record/rules/supervision-rules.ts'
import type { Tables } from '../../store/tables.ts'
import { type ClueRefusal, clueRefusals } from './clue-refusals.ts'

/** Take out who gave the clues that have been done with for as long as the place keeps it; how many. */
export function removeOldGivers(db: Kysely<Tables>, may: MayWrite, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { giverDays } = await supervisionRulesOn(trx, may.jurisdictionId, dayOf(at))
    const { rows } = await sql<{ clue_id: string }>`
      select c.clue_id from clue c left join matter m using (jurisdiction_id, matter_id)
       where c.jurisdiction_id = ${may.jurisdictionId} and (c.giver is not null or c.contact is not null)
         and case when c.state in ('answered', 'dismissed') then c.settled_at
               when m.state in ('closed', 'struck-off', 'terminated') then m.changed_at end
             <= ${at}::timestamptz - make_interval(days => ${giverDays})`.execute(trx)
    await removeGivers(
      trx,
      may,
      at,
      rows.map(({ clue_id }) => clue_id),
    )
    return rows.length
  })
}

/** Take out who gave a clue before its time, as they ask for. */
export function removeGiver(
  db: Kysely<Tables>,
  asked: Ask<'clue.write'>,
  at: Date,
  clueId: string,
): Promise<{ readonly kind: 'removed' } | ClueRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) =>
    (await removeGivers(trx, may, at, [clueId])) === 1 ? { kind: 'removed' as const } : clueRefusals.clue,
  )
}

async function removeGivers(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  clueIds: readonly string[],
): Promise<number> {
  if (clueIds.length === 0) return 0
  const removed = await trx
    .updateTable('clue')
    .set({ giver: null, contact: null, giver_removed_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('clue_id', 'in', clueIds)
    .where('giver_removed_at', 'is', null)
    .returning('clue_id')
    .execute()
  if (removed.length > 0)
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'clue.giver-removed',
      body: { clueIds: removed.map(({ clue_id }) => clue_id) },
    })
  return removed.length
}
