import type { Kysely, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { type ClueAct, type ClueState, clueTable } from '../../domain/clues/clue.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { type ClueRefusal, clueRefusals } from './clue-refusals.ts'

/** What became of an act on a clue. */
export type ClueSettled = { readonly kind: 'settled'; readonly state: ClueState } | ClueRefusal | Forbidden

/** Note what was answered to who gave a clue, or why nothing is done about it. */
export function settleClue(
  db: Kysely<Tables>,
  asked: Ask<'clue.write'>,
  at: Date,
  { clueId, act, words }: { readonly clueId: string; readonly act: 'answer' | 'dismiss'; readonly words: string },
): Promise<ClueSettled> {
  return proven(db, asked, async (trx, may): Promise<ClueSettled> => {
    if (words.trim() === '') return act === 'answer' ? clueRefusals.reply : clueRefusals.reason
    return settle(trx, may, at, clueId, act, act === 'answer' ? { reply: words } : { reason: words })
  })
}

/** Note, in the transaction that drafts it, that a matter was made of a clue. */
export const takeUpClue = (
  trx: Transaction<Tables>,
  may: Allowed<'matter.write'>,
  at: Date,
  clueId: string,
  matterId: string,
): Promise<ClueSettled> => settle(trx, may, at, clueId, 'take-up', { matter_id: matterId })

/** Let the clue that a discarded draft was made of wait again. */
export async function reopenClue(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { actor, at, matterId }: { readonly actor: string; readonly at: Date; readonly matterId: string },
): Promise<void> {
  const reopened = await trx
    .updateTable('clue')
    .set({ state: 'waiting', matter_id: null, settled_by: null, settled_at: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('state', '=', 'taken-up')
    .returning('clue_id')
    .execute()
  for (const { clue_id: clueId } of reopened)
    await appendEntry(trx, { jurisdictionId, at, actor, kind: 'clue.reopened', body: { clueId } })
}

async function settle(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'clue.write' | 'matter.write'>,
  at: Date,
  clueId: string,
  act: ClueAct,
  brings: { readonly reply?: string; readonly reason?: string; readonly matter_id?: string },
): Promise<ClueSettled> {
  const row = await trx
    .selectFrom('clue')
    .select('state')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('clue_id', '=', clueId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return clueRefusals.clue
  const { from, to } = clueTable[act]
  if (!from.includes(row.state)) return clueRefusals.state
  await trx
    .updateTable('clue')
    .set({ state: to, settled_by: actor.id, settled_at: at, ...brings })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('clue_id', '=', clueId)
    .execute()
  // which matter it became stands with the clue alone: the ledger's line of one does not lead to the other
  const body = { clueId, from: row.state, to }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: `clue.${to}`, body })
  return { kind: 'settled', state: to }
}
