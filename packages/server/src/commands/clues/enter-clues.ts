import { secrecyMarks } from '@luoshi/report'
import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { ClueSource } from '../../domain/clues/clue.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { cluesThere } from '../../record/clues/clues-there.ts'
import type { Tables } from '../../store/tables.ts'
import { type ClueRefusal, clueRefusals, markedClue } from './clue-refusals.ts'

/** A clue as it is entered. */
export interface NewClue {
  readonly source: ClueSource
  readonly reference: string | null
  readonly receivedOn: string
  readonly words: string
  readonly giver: string | null
  readonly contact: string | null
}

/** How many were entered, their ids in order; how many were there already. */
export type CluesEntered =
  | { readonly kind: 'entered'; readonly clueIds: readonly string[]; readonly already: number }
  | ClueRefusal
  | Forbidden

/**
 * Enter clues, by hand or from a table, all or none. From a table, one that is there already by its number, or by its words and
 * day, is left as it is, so that a table that is taken in again doubles nothing. The ledger names neither words nor giver.
 */
export function enterClues(
  db: Kysely<Tables>,
  asked: Ask<'clue.write'>,
  at: Date,
  clues: readonly NewClue[],
  { table }: { readonly table: boolean },
): Promise<CluesEntered> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<CluesEntered> => {
    for (const [index, { words }] of clues.entries()) {
      const marks = secrecyMarks(words).map(({ found }) => String(found ?? ''))
      if (marks.length > 0) return markedClue(table ? `第 ${index + 1} 条的反映内容` : '反映内容', marks)
    }
    // one after the other, so that two of the same are not both new
    await lockPlace(trx, jurisdictionId)
    const there = await cluesThere(trx, jurisdictionId, clues)
    const fresh = clues.filter((_, index) => !there[index])
    if (!table && fresh.length < clues.length) return clueRefusals.reference
    const clueIds: string[] = []
    for (const clue of fresh) clueIds.push(await insertClue(trx, jurisdictionId, actor.id, at, clue))
    if (clueIds.length > 0)
      await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'clue.entered', body: { clueIds, table } })
    return { kind: 'entered', clueIds, already: clues.length - fresh.length }
  })
}

async function insertClue(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  by: string,
  at: Date,
  { source, reference, receivedOn, words, giver, contact }: NewClue,
): Promise<string> {
  const clue_id = uuid()
  await trx
    .insertInto('clue')
    .values({
      jurisdiction_id: jurisdictionId,
      clue_id,
      source,
      reference,
      received_on: receivedOn,
      words,
      giver,
      contact,
      entered_by: by,
      entered_at: at,
    })
    .execute()
  return clue_id
}
