import { type Kysely, sql } from 'kysely'
import { readableScores } from '../../access/readable-scores.ts'
import { scoreDoer } from '../../access/score-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { spanWords } from '../../domain/bulletins/bulletin-span.ts'
import type { BulletinKind } from '../../domain/bulletins/bulletin-table.ts'
import { openScoreActs, type ScoreState } from '../../domain/scores/score-table.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'

/** A version of a period's scores in a list. */
export interface ScoreListed {
  readonly scoreId: string
  readonly kind: BulletinKind
  /** `2031年第三季度` */
  readonly period: string
  readonly version: number
  readonly state: ScoreState
  readonly cutOff: string
  /** ISO 8601; null before. */
  readonly publishedAt: string | null
  /** How many units were scored; of units their own. */
  readonly units: number
  /** Objections that were not replied to. */
  readonly objections: number
  /** Whether something of it waits for the asker. */
  readonly waits: boolean
}

/** The versions somebody may read, the newest period and version first; of units those that hold. */
export async function scoreList(db: Kysely<Tables>, actor: SignedIn): Promise<readonly ScoreListed[]> {
  const { jurisdictionId } = actor
  const readable = readableScores(actor)
  const ids = readable.kind === 'all' ? null : [...(await unitsAnsweredFor(db, jurisdictionId, readable.unitIds))]
  if (ids?.length === 0) return []
  const { rows } = await sql<{
    score_id: string
    kind: BulletinKind
    year: number
    month_from: number
    month_to: number
    version: number
    state: ScoreState
    cut_off: string
    published_at: Date | null
    computed_by: string
    proposed_by: string | null
    units: number
    objections: number
  }>`
    select s.score_id, s.kind, s.year, s.month_from, s.month_to, s.version, s.state, s.cut_off::text as cut_off,
           s.published_at, s.computed_by, s.proposed_by, u.units, o.objections
      from score s
      left join lateral (
        select count(*)::int as units from score_unit x
         where x.jurisdiction_id = ${jurisdictionId} and x.score_id = s.score_id
           ${ids === null ? sql`` : sql`and x.unit_id = any(${ids}::uuid[])`}) u on true
      left join lateral (
        select count(*)::int as objections from score_objection y
         where y.jurisdiction_id = ${jurisdictionId} and y.score_id = s.score_id and y.replied_at is null
           ${ids === null ? sql`` : sql`and y.unit_id = any(${ids}::uuid[])`}) o on true
     where s.jurisdiction_id = ${jurisdictionId}
       ${ids === null ? sql`` : sql`and s.state = 'published' and u.units > 0`}
     order by s.year desc, s.month_to desc, s.month_from, s.version desc limit 500`.execute(db)
  return rows.map((row) => {
    const doer = scoreDoer(actor, { computedBy: row.computed_by, proposedBy: row.proposed_by })
    const forward = openScoreActs(row.state, doer).some((act) => act === 'propose' || act === 'publish')
    return {
      scoreId: row.score_id,
      kind: row.kind,
      period: spanWords({ kind: row.kind, year: row.year, from: row.month_from, to: row.month_to }),
      version: row.version,
      state: row.state,
      cutOff: row.cut_off,
      publishedAt: row.published_at?.toISOString() ?? null,
      units: row.units,
      objections: row.objections,
      waits: forward || (doer.office && row.state === 'published' && row.objections > 0),
    }
  })
}
