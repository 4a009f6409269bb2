import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { figureValue } from '../../domain/indicator-of.ts'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Adoption } from './adoption.ts'
import { ensureIndicator } from './ensure-indicator.ts'

/** The year's targets of a report: one row a figure, one with the words alone where a target has no figure. */
export async function insertTargets(
  { trx, jurisdictionId, reportId, year }: Adoption,
  proposals: readonly Selectable<ProposalTable>[],
): Promise<void> {
  let ordinal = 0
  for (const proposal of proposals) {
    if (proposal.kind !== 'target') continue
    const figures = (proposal.content as ProposalContent).figures ?? []
    for (const figure of figures.length > 0 ? figures : [undefined]) {
      await trx
        .insertInto('target')
        .values({
          jurisdiction_id: jurisdictionId,
          target_id: uuid(),
          indicator_id: figure ? await ensureIndicator(trx, jurisdictionId, figure) : null,
          report_id: reportId,
          commitment_id: null,
          year,
          ordinal: ++ordinal,
          wording: proposal.wording,
          span_start: proposal.span_start,
          span_end: proposal.span_end,
          op: figure?.op ?? null,
          value: figure ? figureValue(figure).value : null,
          value_text: figure ? figureValue(figure).text : null,
          value_max: figure?.max ?? null,
          compared_with: figure?.of ?? null,
        })
        .execute()
    }
  }
}
