import type { Meta } from '@luoshi/report'
import type { FigureAnswer } from '@luoshi/report/compare'
import type { Selectable, Transaction } from 'kysely'
import type {
  PublishedAnswer,
  PublishedCorrection,
  PublishedNextReport,
  PublishedSettledItem,
  PublishedSettlement,
} from '../../domain/published-settlement.ts'
import type { PublishedPassage } from '../../domain/published-year.ts'
import type { SettlementTable } from '../../store/tables/settlement.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import { carriedYears } from '../settlement/carried-years.ts'
import { itemsBeside } from '../settlement/items-beside.ts'
import { settlementRows } from '../settlement/settlement-rows.ts'

/**
 * The closed settlement of a year with everything of it that is public. One that was withdrawn says so, where the public
 * has seen it. Undefined where there is neither, and where the words of either report were purged.
 */
export async function gatherSettlement(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  year: number,
): Promise<PublishedSettlement | undefined> {
  const rows = await trx
    .selectFrom('settlement')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('closed_at', 'is not', null)
    .orderBy('opened_at', 'desc')
    .execute()
  const closed = rows.find(({ state }) => state === 'closed')
  if (closed) return gatherClosed(trx, closed)
  for (const { closed_at, withdrawn_at, withdrawn_reason } of rows) {
    if (!closed_at || !withdrawn_at) continue
    const seen = await trx
      .selectFrom('snapshot')
      .select('number')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('year', '=', year)
      .where('published_at', '>=', closed_at)
      .where('published_at', '<=', withdrawn_at)
      .executeTakeFirst()
    if (seen) return { state: 'withdrawn', at: withdrawn_at.toISOString(), reason: withdrawn_reason ?? '' }
  }
  return undefined
}

async function gatherClosed(
  trx: Transaction<Tables>,
  settlement: Selectable<SettlementTable>,
): Promise<PublishedSettlement | undefined> {
  const { jurisdiction_id: jurisdictionId, settlement_id, next_report_id, closed_at, rules } = settlement
  const next = await nextReport(trx, jurisdictionId, next_report_id)
  if (!next) return undefined
  const rows = await settlementRows(trx, jurisdictionId, settlement_id)
  const ids = rows.map((row) => row.settlement_item_id)
  const { statistics, replies } = await itemsBeside(trx, jurisdictionId, ids)
  const corrections = await correctionsOf(trx, jurisdictionId, ids)
  const years = await carriedYears(trx, jurisdictionId, rows)
  const numbers = await numbersBySpan(trx, jurisdictionId, next_report_id)
  const passage = (span: readonly [number, number]): PublishedPassage => ({ text: next.text.slice(...span), span })
  return {
    state: 'closed',
    closedAt: (closed_at ?? settlement.opened_at).toISOString(),
    rules,
    next: next.report,
    items: rows.flatMap((row): PublishedSettledItem[] => {
      if (row.verdict === null) return []
      const id = row.settlement_item_id
      const spans = row.claim_spans ?? []
      const chosen = new Set(spans.map((span) => span.join('-')))
      const proposed = (row.proposal.claims ?? []).filter(({ span }) => chosen.has(span.join('-')))
      const again = row.promised_again ? (row.again_span ?? row.proposal.again?.[0]?.span ?? null) : null
      const how = row.proposal.again?.find(({ span }) => again && span.join('-') === again.join('-'))?.how ?? null
      return [
        {
          ...{ ordinal: row.ordinal, kind: row.kind, area: row.area, number: row.number, verdict: row.verdict },
          ...{ text: row.wording, span: [row.span_start, row.span_end] },
          claims: spans.map(passage),
          figures: proposed.flatMap((claim) => claim.figures.map(answerOf)),
          again: again && { ...passage(again), how, number: numbers.get(again.join('-')) ?? null },
          ...{ years: years.get(id) ?? 1, note: row.note },
          statistics: (statistics.get(id) ?? []).map(({ statisticId: _, ...figure }) => figure),
          ...{ replies: replies.get(id) ?? [], corrections: corrections.get(id) ?? [] },
        },
      ]
    }),
  }
}

async function nextReport(trx: Transaction<Tables>, jurisdictionId: string, reportId: string) {
  const row = await trx
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select(['report.year', 'report.title', 'report.meta', 'document.file_name', 'document.hash', 'document.text_hash'])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirst()
  const text = row && (await getContent(trx, jurisdictionId, row.text_hash))
  if (!row || !text) return undefined
  const report: PublishedNextReport = {
    ...{ year: row.year, reportId, title: row.title, date: (row.meta as Meta).date ?? null },
    ...{ fileName: row.file_name, documentHash: row.hash },
  }
  return { report, text: text.toString('utf8') }
}

async function numbersBySpan(trx: Transaction<Tables>, jurisdictionId: string, reportId: string) {
  const rows = await trx
    .selectFrom('commitment')
    .select(['number', 'span_start', 'span_end'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  return new Map(rows.map((row) => [`${row.span_start}-${row.span_end}`, row.number]))
}

async function correctionsOf(trx: Transaction<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const found = new Map<string, PublishedCorrection[]>()
  if (ids.length === 0) return found
  const rows = await trx
    .selectFrom('settlement_correction')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', ids)
    .orderBy('corrected_at', 'desc')
    .orderBy('settlement_correction_id', 'desc')
    .execute()
  for (const { settlement_item_id: id, corrected_at, verdict_before, verdict_after, reason } of rows) {
    const one = { at: corrected_at.toISOString(), before: verdict_before, after: verdict_after, reason }
    found.set(id, [...(found.get(id) ?? []), one])
  }
  return found
}

/** A promised figure and its answer, each as an amount with its unit. */
function answerOf({ metric, value, unit, change, said, result, conversion }: FigureAnswer): PublishedAnswer {
  const amount = (of: unknown, in_: string | null, isChange: boolean) =>
    `${isChange && typeof of === 'number' && of > 0 ? '+' : ''}${of ?? ''}${in_ ?? ''}`
  return {
    ...{ metric, promised: amount(value, unit, change), said: amount(said.value, said.unit, said.change) },
    ...{ derived: said.derived, result, conversion },
  }
}
