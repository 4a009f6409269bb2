import type { Figure } from '@luoshi/report'
import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { figureValue } from '../../domain/indicator-of.ts'
import type { ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Adoption } from './adoption.ts'
import { ensureIndicator } from './ensure-indicator.ts'

/** A target's figure, or a target of words alone, with its place in the order of the report. */
export interface TargetFigure {
  readonly ordinal: number
  readonly proposal: Selectable<ProposalTable>
  readonly figure: Figure | undefined
}

/** The figures of a report's targets in the order of its text: one a figure, one for a target that has none. */
export function targetFigures(proposals: readonly Selectable<ProposalTable>[]): TargetFigure[] {
  return proposals
    .filter(({ kind }) => kind === 'target')
    .flatMap((proposal) => {
      const figures = (proposal.content as ProposalContent).figures ?? []
      return (figures.length > 0 ? figures : [undefined]).map((figure) => ({ proposal, figure }))
    })
    .map((one, index) => ({ ordinal: index + 1, ...one }))
}

/** The year's targets of a report: one row a figure, one with the words alone where a target has no figure. */
export async function insertTargets(
  { trx, jurisdictionId, reportId, year }: Adoption,
  proposals: readonly Selectable<ProposalTable>[],
): Promise<void> {
  for (const { ordinal, proposal, figure } of targetFigures(proposals))
    await trx
      .insertInto('target')
      .values({
        jurisdiction_id: jurisdictionId,
        target_id: uuid(),
        indicator_id: figure ? await ensureIndicator(trx, jurisdictionId, figure, 'wish') : null,
        report_id: reportId,
        commitment_id: null,
        year,
        ordinal,
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
