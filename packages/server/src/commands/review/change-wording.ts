import type { ProposalContent } from '../../store/tables/reports.ts'
import { changeProposal, decided, type Review, seenProposals, textOf } from './open-review.ts'
import { type ReviewChange, type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'
import { contentWithin, sameWords, wordsAt } from './words-at.ts'

/**
 * Change a proposal's place in the text, its words, limit or figures; with that it is decided. Its place stays the
 * report's sentence, whatever the words: where they depart from it, a reason is kept.
 */
export async function changeWording(
  review: Review,
  seen: Seen,
  change: ReviewChange,
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, [seen])
  if ('kind' in rows) return rows
  const [row] = rows
  if (!row) return reviewRefusal('unknown-proposal')
  const text = await textOf(review)
  const [start, end] = change.span ?? [row.span_start, row.span_end]
  const sentence = wordsAt(text, start, end)
  if (sentence === null) return reviewRefusal('outside-text')
  const wording = change.wording?.trim() ?? (change.span ? sentence : row.wording)
  if (wording === '') return reviewRefusal('empty-wording')
  const reason = change.reason?.trim() || (change.wording === undefined ? row.reason : null)
  if (!sameWords(wording, sentence) && !reason) return reviewRefusal('reason-wanted')
  const kept = row.content as ProposalContent
  const content: ProposalContent = {
    ...(change.span ? contentWithin(kept, text, start, end) : kept),
    ...(change.due === undefined ? {} : { due: change.due }),
    ...(change.figures === undefined ? {} : { figures: change.figures }),
  }
  await changeProposal(review, row, {
    wording,
    span_start: start,
    span_end: end,
    content,
    state: 'changed',
    ...decided(review),
    reason,
  })
  return undefined
}
