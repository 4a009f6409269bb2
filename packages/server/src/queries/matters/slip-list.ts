import { type Kysely, sql } from 'kysely'
import { readableMatters } from '../../access/may-do.ts'
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
import type { Tables } from '../../store/tables.ts'

/** A slip in the list of all. */
export interface SlipListed {
  readonly slipId: string
  readonly matterId: string
  readonly colour: SlipColour
  /** Null before 签发. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly ground: SlipGround
  readonly state: SlipState
  readonly unitId: string
  readonly unit: string
  /** The matter's title. */
  readonly title: string
  readonly limitDay: string
  /** ISO 8601; null before 签发. */
  readonly issuedAt: string | null
  /** Whether its limit has passed without an answer. */
  readonly late: boolean
  /** Whether the next step is the asker's. */
  readonly waits: boolean
}

/** Acts that take a slip forward: it waits for anyone who has one of them. A finding waits once the limit has passed. */
const forward: readonly SlipAct[] = ['check', 'issue', 'receive', 'answer', 'settle', 'find']

/** The slips of the matters somebody may read, the newest first; to units those that were issued. At most 2000. */
export async function slipList(db: Kysely<Tables>, actor: SignedIn, at: Date): Promise<readonly SlipListed[]> {
  const { jurisdictionId } = actor
  const scope = readableMatters(actor)
  if (scope.kind === 'of-units' && scope.unitIds.length === 0) return []
  const { rows } = await sql<{
    slip_id: string
    matter_id: string
    colour: SlipColour
    year: number | null
    ordinal: number | null
    ground: SlipGround
    state: SlipState
    unit_id: string
    unit: string
    title: string
    limit_day: string
    limit_at: Date
    issued_at: Date | null
    drafted_by: string
    approver_id: string | null
  }>`
    select s.slip_id, s.matter_id, s.colour, s.year, s.ordinal, s.ground, s.state, s.unit_id, u.short_name as unit, m.title,
           s.limit_day::text as limit_day, s.limit_at, s.issued_at, s.drafted_by, m.approver_id
      from slip s
      join matter m on m.jurisdiction_id = s.jurisdiction_id and m.matter_id = s.matter_id
      join unit u on u.jurisdiction_id = s.jurisdiction_id and u.unit_id = s.unit_id
     where s.jurisdiction_id = ${jurisdictionId}
       ${
         scope.kind === 'all'
           ? sql``
           : sql`and s.issued_at is not null and m.handed_out_at is not null
               and exists (select from matter_unit h where h.jurisdiction_id = ${jurisdictionId}
                 and h.matter_id = m.matter_id and h.unit_id = any(${[...scope.unitIds]}::uuid[]))`
       }
     order by coalesce(s.issued_at, s.drafted_at) desc, s.slip_id limit 2000`.execute(db)
  return rows.map((row) => {
    const facts = { unitId: row.unit_id, draftedBy: row.drafted_by, approverId: row.approver_id }
    const limit = { state: row.state, limit: row.limit_at }
    return {
      slipId: row.slip_id,
      matterId: row.matter_id,
      colour: row.colour,
      year: row.year,
      ordinal: row.ordinal,
      ground: row.ground,
      state: row.state,
      unitId: row.unit_id,
      unit: row.unit,
      title: row.title,
      limitDay: row.limit_day,
      issuedAt: row.issued_at?.toISOString() ?? null,
      late: (row.state === 'issued' || row.state === 'served') && at >= row.limit_at,
      waits: slipActs.some(
        (act) => forward.includes(act) && slipAfter(limit, act, at) !== undefined && slipBy(actor, act, facts) !== null,
      ),
    }
  })
}
