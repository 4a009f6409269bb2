import type { Figure, Op } from '@luoshi/report'
import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { figureValue } from '../../domain/indicator-of.ts'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Adoption } from './adoption.ts'
import { ensureIndicator } from './ensure-indicator.ts'

/**
 * The reader knows one sign for 第三 and 前三; a place that was reached is told from a group that was reached by the words.
 */
function reachedOp({ op, span }: Figure, { wording, span_start }: Selectable<ProposalTable>): Op {
  const words = wording.slice(span[0] - span_start, span[1] - span_start)
  return op === 'rank<=' && !words.includes('前') ? '=' : op
}

/**
 * Last year's results that carry figures, as readings of their indicators for the whole of that year. Results of a
 * comparison without a number are words only and become no reading.
 */
export async function insertReadings(
  { trx, jurisdictionId, reportId }: Adoption,
  proposals: readonly Selectable<ProposalTable>[],
  reviewYear: number,
  at: Date,
): Promise<void> {
  const results = proposals.filter((proposal) => proposal.kind === 'result')
  for (const [index, proposal] of results.entries()) {
    for (const figure of (proposal.content as ProposalContent).figures ?? []) {
      if (figure.value === null) continue
      const { value, text } = figureValue(figure)
      await trx
        .insertInto('reading')
        .values({
          jurisdiction_id: jurisdictionId,
          reading_id: uuid(),
          indicator_id: await ensureIndicator(trx, jurisdictionId, figure, 'fact'),
          report_id: reportId,
          ordinal: index + 1,
          period_start: `${reviewYear}-01-01`,
          period_end: `${reviewYear + 1}-01-01`,
          cut_off: `${reviewYear}-12-31`,
          op: reachedOp(figure, proposal),
          value,
          value_text: text,
          source: '政府工作报告',
          source_wording: proposal.wording,
          span_start: proposal.span_start,
          span_end: proposal.span_end,
          recorded_at: at,
          superseded_by: null,
        })
        .execute()
    }
  }
}
