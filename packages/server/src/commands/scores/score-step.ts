import type { Selectable, Transaction } from 'kysely'
import { type ScoreAct, scoreTable } from '../../domain/scores/score-table.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { ScoreTable } from '../../store/tables/scores.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'

/** Who took a step, and in whose place. */
export interface StepTaker {
  readonly id: string
  readonly personId: string
  readonly onBehalfOf: string | null
}

/** Writes an act into the steps of a version, its state and the ledger. The act must be open in its state. */
export async function writeScoreStep(
  trx: Transaction<Tables>,
  at: Date,
  row: Selectable<ScoreTable>,
  act: ScoreAct,
  by: StepTaker,
  {
    reason = null,
    set = {},
  }: {
    readonly reason?: string | null
    readonly set?: { readonly proposed_by?: string; readonly approver_id?: string; readonly published_at?: Date }
  } = {},
): Promise<void> {
  const { to, leaves } = scoreTable[act]
  const { jurisdiction_id, score_id, year, state: from } = row
  const ordinal = row.steps + 1
  await trx
    .insertInto('score_step')
    .values({
      ...{ jurisdiction_id, score_id, year, ordinal, prior: row.last_step, act, from_state: from, to_state: to },
      ...{ taken_by: by.id, person_id: by.personId, on_behalf_of: by.onBehalfOf, at, reason },
    })
    .execute()
  await trx
    .updateTable('score')
    .set({ state: to, steps: ordinal, last_step: ordinal, revision: row.revision + 1, ...set })
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('score_id', '=', score_id)
    .execute()
  const vault = [
    ...(act === 'publish' ? [row.data_hash] : []),
    ...(reason === null ? [] : [await putContent(trx, jurisdiction_id, reason, 'text/plain', at)]),
  ]
  await appendEntry(trx, {
    jurisdictionId: jurisdiction_id,
    at,
    actor: by.id,
    kind: leaves,
    body: {
      ...{ scoreId: score_id, step: ordinal, from, to },
      ...(by.onBehalfOf ? { onBehalfOf: by.onBehalfOf } : {}),
      vault,
    },
  })
}

/** A version of scores, locked until the transaction ends; undefined when there is none. */
export function lockedScore(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  scoreId: string,
): Promise<Selectable<ScoreTable> | undefined> {
  return trx
    .selectFrom('score')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .forUpdate()
    .executeTakeFirst()
}
