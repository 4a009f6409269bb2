import { type Kysely, sql } from 'kysely'
import { bulletinDoer } from '../../access/bulletin-doer.ts'
import { type Readable, readableBulletins } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { type BulletinKind, type BulletinState, openBulletinActs } from '../../domain/bulletins/bulletin-table.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'

/** A bulletin in a list. */
export interface BulletinListed {
  readonly bulletinId: string
  readonly kind: BulletinKind
  readonly title: string
  readonly state: BulletinState
  /** Null before 批准. */
  readonly year: number | null
  readonly ordinal: number | null
  readonly cutOff: string
  /** ISO 8601; null before 印发. */
  readonly sentAt: string | null
  /** Units it was sent to, and those of them that received it. */
  readonly units: number
  readonly received: number
  /** Objections that were not replied to. */
  readonly objections: number
  /** Whether something of it waits for the asker. */
  readonly waits: boolean
}

/** The bulletins somebody may read, the newest first; of units those that were sent to them. */
export async function bulletinList(db: Kysely<Tables>, actor: SignedIn): Promise<readonly BulletinListed[]> {
  const readable: Readable = readableBulletins(actor)
  const ids = readable.kind === 'all' ? null : [...(await unitsAnsweredFor(db, actor.jurisdictionId, readable.unitIds))]
  if (ids?.length === 0) return []
  const { rows } = await sql<{
    bulletin_id: string
    kind: BulletinKind
    title: string
    state: BulletinState
    number_year: number | null
    ordinal: number | null
    cut_off: string
    sent_at: Date | null
    proposed_by: string | null
    units: number
    received: number
    mine: number
    objections: number
  }>`
    select b.bulletin_id, b.kind, b.title, b.state, b.number_year, b.ordinal, b.cut_off::text as cut_off, b.sent_at,
           b.proposed_by, u.units, u.received, u.mine, o.objections
      from bulletin b
      left join lateral (
        select count(*)::int as units, count(received_at)::int as received,
               (count(*) filter (where received_at is null and unit_id = any(${ids ?? []}::uuid[])))::int as mine
          from bulletin_unit x where x.jurisdiction_id = ${actor.jurisdictionId} and x.bulletin_id = b.bulletin_id) u on true
      left join lateral (
        select count(*)::int as objections from bulletin_objection y
         where y.jurisdiction_id = ${actor.jurisdictionId} and y.bulletin_id = b.bulletin_id and y.replied_at is null) o on true
     where b.jurisdiction_id = ${actor.jurisdictionId}
       ${
         ids === null
           ? sql``
           : sql`and b.state = 'sent' and exists (select from bulletin_unit s where s.jurisdiction_id = ${actor.jurisdictionId}
                and s.bulletin_id = b.bulletin_id and s.unit_id = any(${ids}::uuid[]))`
       }
     order by b.drafted_at desc limit 500`.execute(db)
  return rows.map((row) => {
    const doer = bulletinDoer(actor, row.proposed_by)
    const forward = openBulletinActs(row.state, doer).some((act) => ['propose', 'approve', 'send'].includes(act))
    return {
      bulletinId: row.bulletin_id,
      kind: row.kind,
      title: row.title,
      state: row.state,
      year: row.number_year,
      ordinal: row.ordinal,
      cutOff: row.cut_off,
      sentAt: row.sent_at?.toISOString() ?? null,
      units: row.units,
      received: row.received,
      objections: ids === null ? row.objections : 0,
      waits: forward || row.mine > 0 || (doer.office && row.objections > 0),
    }
  })
}
