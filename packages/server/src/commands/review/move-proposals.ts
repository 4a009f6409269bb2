import type { ProposalKind } from '../../domain/vocabulary.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'
import { childrenOf } from './children-of.ts'
import { changeProposal, decided, type Proposal, type Review, seenProposals } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'

/** Kinds that stand under an area. */
export const underAreas: ReadonlySet<ProposalKind> = new Set(['measure', 'livelihood'])

/** Put proposals under another area, or into another part of the report; with that they are decided. */
export async function moveProposals(
  review: Review,
  seen: readonly Seen[],
  to: { readonly parentId?: string | null | undefined; readonly kind?: ProposalKind | undefined },
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, seen)
  if ('kind' in rows) return rows
  if (to.parentId && !(await isArea(review, to.parentId, rows))) return reviewRefusal('not-an-area')
  const leaving = rows.filter((row) => row.kind === 'area' && to.kind !== undefined && to.kind !== 'area')
  const left = await childrenOf(
    review,
    leaving.map((row) => row.proposal_id),
  )
  if (left.length > 0) return reviewRefusal('area-not-empty', String(left.length))
  for (const row of rows) {
    const kind = to.kind ?? row.kind
    const parent = to.parentId === undefined ? row.parent_id : to.parentId
    await changeProposal(review, row, {
      kind,
      parent_id: underAreas.has(kind) ? parent : null,
      content: contentAs(row.content as ProposalContent, kind),
      state: 'changed',
      ...decided(review),
      reason: row.state === 'rejected' ? null : row.reason,
    })
  }
  return undefined
}

/** Whether a proposal is an area that stands, and is not itself being moved. */
export async function isArea(
  { trx, may, reportId }: Review,
  proposalId: string,
  moving: readonly Proposal[] = [],
): Promise<boolean> {
  if (moving.some((row) => row.proposal_id === proposalId)) return false
  const area = await trx
    .selectFrom('proposal')
    .select('proposal_id')
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .where('proposal_id', '=', proposalId)
    .where('kind', '=', 'area')
    .where('state', '!=', 'rejected')
    .executeTakeFirst()
  return area !== undefined
}

function contentAs(content: ProposalContent, kind: ProposalKind): ProposalContent {
  return underAreas.has(kind) ? { ...content, livelihood: kind === 'livelihood' } : content
}
