import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** A settlement that was opened, and how far it is. */
export interface SettlementOfYear {
  readonly settlementId: string
  readonly year: number
  readonly state: 'open' | 'closed' | 'withdrawn'
  readonly items: number
  readonly confirmed: number
  /** ISO 8601. */
  readonly openedAt: string
  readonly closedAt: string | null
  readonly withdrawnAt: string | null
  readonly withdrawnReason: string | null
}

/** A year with an adopted plan and no settlement: it can be opened, or waits for something. */
export interface YearToSettle {
  readonly year: number
  /** Null where the settlement can be opened. */
  readonly waitsFor: 'next-report' | 'review' | null
  /** Results of the next report that nobody has decided on. */
  readonly openResults: number
  readonly nextReportId: string | null
}

/** The settlements of a place, and its years without one. */
export interface SettlementsOfPlace {
  /** Newest year first; of a year the standing one before those withdrawn. */
  readonly settlements: readonly SettlementOfYear[]
  readonly years: readonly YearToSettle[]
}

/** The settlements of a place and the years that have none. */
export async function yearsToSettle(db: Kysely<Tables>, jurisdictionId: string): Promise<SettlementsOfPlace> {
  const rows = await db
    .selectFrom('settlement')
    .leftJoin('settlement_item', (join) =>
      join
        .onRef('settlement_item.jurisdiction_id', '=', 'settlement.jurisdiction_id')
        .onRef('settlement_item.settlement_id', '=', 'settlement.settlement_id'),
    )
    .select(['settlement.settlement_id as settlementId', 'settlement.year', 'settlement.state'])
    .select(['opened_at as openedAt', 'closed_at as closedAt', 'withdrawn_at as withdrawnAt'])
    .select('withdrawn_reason as withdrawnReason')
    .select(sql<number>`count(settlement_item.settlement_item_id)::int`.as('items'))
    .select(sql<number>`count(settlement_item.verdict)::int`.as('confirmed'))
    .where('settlement.jurisdiction_id', '=', jurisdictionId)
    .groupBy(['settlement.jurisdiction_id', 'settlement.settlement_id'])
    .orderBy('settlement.year', 'desc')
    .orderBy(sql`settlement.state = 'withdrawn'`)
    .orderBy('settlement.opened_at', 'desc')
    .execute()
  const reports = await db
    .selectFrom('report')
    .select((eb) => [
      'report.report_id',
      'report.year',
      'report.state',
      eb
        .selectFrom('proposal')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('proposal.jurisdiction_id', '=', jurisdictionId)
        .whereRef('proposal.report_id', '=', 'report.report_id')
        .where('proposal.kind', '=', 'result')
        .where('proposal.state', '=', 'open')
        .where('proposal.replaced_by', 'is', null)
        .$asScalar()
        .$notNull()
        .as('open'),
    ])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.state', 'in', ['adopted', 'proposed'])
    // the adopted one of a year before a newer version in review: what an opening takes
    .orderBy(sql`report.state = 'proposed'`)
    .orderBy('report.version', 'desc')
    .execute()
  const standing = new Set(rows.flatMap(({ year, state }) => (state === 'withdrawn' ? [] : [year])))
  const years = reports
    .filter(({ year, state }) => state === 'adopted' && !standing.has(year))
    .map(({ year }): YearToSettle => {
      const next = reports.find((report) => report.year === year + 1)
      const waitsFor = !next ? 'next-report' : next.open > 0 ? 'review' : null
      return { year, waitsFor, openResults: next?.open ?? 0, nextReportId: next?.report_id ?? null }
    })
    .toSorted((a, b) => b.year - a.year)
  const settlements = rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }))
  return { settlements, years }
}
