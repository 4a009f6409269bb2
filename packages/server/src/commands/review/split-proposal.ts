import type { ProposalContent } from '../../store/tables/reports.ts'
import { insertProposals, type NewProposal } from './insert-proposals.ts'
import { changeProposals, decided, type Review, seenProposals, textOf } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'
import { contentWithin, wordsAt } from './words-at.ts'

/** Cut a proposal at places of the text; each part has the report's own words and what was understood of them. */
export async function splitProposal(
  review: Review,
  seen: Seen,
  at: readonly number[],
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, [seen])
  if ('kind' in rows) return rows
  const [row] = rows
  if (!row) return reviewRefusal('unknown-proposal')
  if (row.kind === 'area') return reviewRefusal('not-splittable')
  const text = await textOf(review)
  const bounds = [row.span_start, ...[...new Set(at)].sort((a, b) => a - b), row.span_end]
  const parts: NewProposal[] = []
  for (const [index, start] of bounds.slice(0, -1).entries()) {
    const end = bounds[index + 1] ?? start
    const wording = wordsAt(text, start, end)
    if (wording === null) return reviewRefusal('not-splittable')
    const content = contentWithin(row.content as ProposalContent, text, start, end)
    parts.push({ kind: row.kind, parentId: row.parent_id, wording, span: [start, end], content, origin: 'split' })
  }
  if (parts.length < 2) return reviewRefusal('not-splittable')
  const [first = null] = await insertProposals(review, parts)
  await changeProposals(review, rows, { state: 'rejected', ...decided(review), reason: '已拆分', replaced_by: first })
  return undefined
}
