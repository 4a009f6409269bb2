import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { slipBy } from '../../access/slip-doer.ts'
import {
  type SlipAct,
  type SlipColour,
  type SlipGround,
  type SlipState,
  slipActs,
  slipAfter,
} from '../../domain/matters/slip-ladder.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A slip of a matter, with what happened to it. */
export interface SlipTold {
  readonly slipId: string
  readonly revision: number
  readonly colour: SlipColour
  /** Null before 签发. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly ground: SlipGround
  readonly groundWords: string
  readonly demand: string
  readonly limitDay: string
  readonly issuedAt: string | null
  readonly unit: string
  readonly state: SlipState
  /** Whether its limit has passed without an answer. */
  readonly late: boolean
  readonly steps: readonly {
    readonly act: SlipAct
    readonly by: string
    readonly at: string
    readonly words: string | null
  }[]
  /** What the asker may do now. */
  readonly acts: readonly SlipAct[]
}

/** The slips of a matter in the order in which they were drafted; to units those that were issued. */
export async function matterSlips(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  matterId: string,
  { within }: { readonly within: boolean },
): Promise<readonly SlipTold[]> {
  const { jurisdictionId } = actor
  const rows = await db
    .selectFrom('slip')
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.jurisdiction_id', '=', 'slip.jurisdiction_id')
        .onRef('matter.matter_id', '=', 'slip.matter_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.jurisdiction_id', '=', 'slip.jurisdiction_id').onRef('unit.unit_id', '=', 'slip.unit_id'),
    )
    .selectAll('slip')
    .select(['unit.name', 'matter.approver_id', sql<string>`slip.limit_day::text`.as('last_day')])
    .where('slip.jurisdiction_id', '=', jurisdictionId)
    .where('slip.matter_id', '=', matterId)
    .orderBy('slip.drafted_at')
    .orderBy('slip.slip_id')
    .execute()
  const shown = within ? rows : rows.filter(({ issued_at }) => issued_at !== null)
  if (shown.length === 0) return []
  const steps = await db
    .selectFrom('slip_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'slip_id',
      'in',
      shown.map(({ slip_id }) => slip_id),
    )
    .orderBy('ordinal')
    .execute()
  const names = await actorNames(db, jurisdictionId, [...new Set(steps.map(({ taken_by }) => taken_by))])
  return shown.map((row) => {
    const facts = { unitId: row.unit_id, draftedBy: row.drafted_by, approverId: row.approver_id }
    const told = steps.filter(
      ({ slip_id, act }) => slip_id === row.slip_id && (within || !['check', 'send-back'].includes(act)),
    )
    return {
      slipId: row.slip_id,
      revision: row.revision,
      colour: row.colour,
      year: row.year,
      ordinal: row.ordinal,
      ground: row.ground,
      groundWords: row.ground_words,
      demand: row.demand,
      limitDay: row.last_day,
      issuedAt: row.issued_at?.toISOString() ?? null,
      unit: row.name,
      state: row.state,
      late: (row.state === 'issued' || row.state === 'served') && at >= row.limit_at,
      steps: told.map(({ act, taken_by, at: when, words }) => ({
        act,
        by: names.get(taken_by) ?? '',
        at: when.toISOString(),
        words,
      })),
      acts: slipActs.filter(
        (act) =>
          slipAfter({ state: row.state, limit: row.limit_at }, act, at) !== undefined &&
          slipBy(actor, act, facts) !== null,
      ),
    }
  })
}
