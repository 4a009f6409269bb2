import { v7 as uuid } from 'uuid'
import type { ProposalKind } from '../../domain/vocabulary.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'
import type { Review } from './open-review.ts'

/** A proposal that a reviewer makes. */
export interface NewProposal {
  readonly kind: ProposalKind
  readonly parentId: string | null
  readonly wording: string
  readonly span: readonly [start: number, end: number]
  readonly content: ProposalContent
  readonly origin: 'added' | 'split' | 'merged'
}

/** Insert proposals as decided and return their ids. They stand where their span is, whatever their ordinal. */
export async function insertProposals(review: Review, made: readonly NewProposal[]): Promise<readonly string[]> {
  const { trx, may, reportId, steps } = review
  const last = await trx
    .selectFrom('proposal')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .executeTakeFirst()
  const rows = made.map(({ kind, parentId, wording, span, content, origin }, index) => ({
    jurisdiction_id: may.jurisdictionId,
    proposal_id: uuid(),
    report_id: reportId,
    ordinal: (last?.ordinal ?? 0) + index + 1,
    kind,
    parent_id: parentId,
    wording,
    span_start: span[0],
    span_end: span[1],
    content: JSON.stringify(content),
    state: 'accepted' as const,
    decided_by: may.actor.id,
    decided_at: review.at,
    reason: null,
    origin,
  }))
  await trx.insertInto('proposal').values(rows).execute()
  for (const row of rows)
    steps.proposals.push({
      id: row.proposal_id,
      before: null,
      after: {
        kind: row.kind,
        parent_id: row.parent_id,
        wording: row.wording,
        span_start: row.span_start,
        span_end: row.span_end,
        state: row.state,
        replaced_by: null,
      },
    })
  return rows.map((row) => row.proposal_id)
}
