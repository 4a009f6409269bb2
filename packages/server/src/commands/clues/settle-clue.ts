import type { Kysely, Selectable, Transaction, Updateable } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { type ClueAct, type ClueState, clueTable } from '../../domain/clues/clue.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { ClueTable } from '../../store/tables/clues.ts'
import type { Tables } from '../../store/tables.ts'
import { chainedSteps } from '../acts/chained-steps.ts'
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
  const rows = await trx
    .selectFrom('clue')
    .select(chained)
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('state', 'in', [...clueTable.reopen.from])
    .forUpdate()
    .execute()
  for (const row of rows) {
    const set = { matter_id: null, settled_by: null, settled_at: null }
    await move(trx, jurisdictionId, row, { act: 'reopen', by: actor, at, set })
    await appendEntry(trx, { jurisdictionId, at, actor, kind: 'clue.reopened', body: { clueId: row.clue_id } })
  }
}

const chained = ['clue_id', 'state', 'steps', 'settled_by', 'settled_at'] as const

/** Write an act's step, and where the clue stands after it. */
async function move(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  row: Pick<Selectable<ClueTable>, (typeof chained)[number]>,
  {
    set,
    ...done
  }: { readonly act: ClueAct; readonly by: string; readonly at: Date; readonly set: Updateable<ClueTable> },
): Promise<void> {
  const { to } = clueTable[done.act]
  const { written, moved } = chainedSteps<ClueAct, ClueState>(row, { ...done, to }, { act: 'take-up', from: 'waiting' })
  const key = { jurisdiction_id: jurisdictionId, clue_id: row.clue_id }
  await trx
    .insertInto('clue_step')
    .values(written.map((step) => ({ ...key, ...step })))
    .execute()
  await trx
    .updateTable('clue')
    .set({ ...moved, ...set })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('clue_id', '=', row.clue_id)
    .execute()
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
    .select(chained)
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('clue_id', '=', clueId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return clueRefusals.clue
  const { from, to } = clueTable[act]
  if (!from.includes(row.state)) return clueRefusals.state
  const set = { settled_by: actor.id, settled_at: at, ...brings }
  await move(trx, jurisdictionId, row, { act, by: actor.id, at, set })
  // which matter it became stands with the clue alone: the ledger's line of one does not lead to the other
  const body = { clueId, from: row.state, to }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: `clue.${to}`, body })
  return { kind: 'settled', state: to }
}
