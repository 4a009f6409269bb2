import { childrenOf } from './children-of.ts'
import { changeProposals, decided, type Proposal, type Review, seenProposals } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'

/** Accept proposals, or take the decision on them back. One that was changed stays marked as changed when accepted. */
export async function decideProposals(
  review: Review,
  seen: readonly Seen[],
  act: 'accept' | 'reopen',
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, seen)
  if ('kind' in rows) return rows
  if (act === 'reopen') {
    await changeProposals(review, rows, { state: 'open', decided_by: null, decided_at: null, reason: null })
    return undefined
  }
  const isChanged = (row: Proposal) => row.original !== null
  await changeProposals(
    review,
    rows.filter((row) => !isChanged(row)),
    { state: 'accepted', ...decided(review), reason: null },
  )
  // the reason tells why its words differ from the report's
  await changeProposals(review, rows.filter(isChanged), { state: 'changed', ...decided(review) })
  return undefined
}

/** Reject proposals; an area only when no measure is left under it, for its measures would lose their place. */
export async function rejectProposals(
  review: Review,
  seen: readonly Seen[],
  reason: string,
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, seen)
  if ('kind' in rows) return rows
  const going = new Set(rows.map((row) => row.proposal_id))
  const areas = rows.filter((row) => row.kind === 'area').map((row) => row.proposal_id)
  const left = (await childrenOf(review, areas)).filter((row) => !going.has(row.proposal_id))
  if (left.length > 0) return reviewRefusal('area-not-empty', String(left.length))
  await changeProposals(review, rows, { state: 'rejected', ...decided(review), reason })
  return undefined
}
