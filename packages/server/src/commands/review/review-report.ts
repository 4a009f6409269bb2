import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { addProposal } from './add-proposal.ts'
import { changeWording } from './change-wording.ts'
import { decideProposals, rejectProposals } from './decide-proposals.ts'
import { mergeProposals } from './merge-proposals.ts'
import { moveProposals } from './move-proposals.ts'
import { closeReview, openReview, type Review } from './open-review.ts'
import type { ReviewAct, Reviewed, ReviewRefusal } from './review-act.ts'
import { settleFindings } from './settle-findings.ts'
import { splitProposal } from './split-proposal.ts'

/**
 * Do one act of a reviewer to a report that is not adopted yet, with its ledger entry: to everything it names or, where
 * others were quicker with one of them, to nothing.
 */
export async function reviewReport(
  db: Kysely<Tables>,
  asked: Ask<'report.review'>,
  at: Date,
  reportId: string,
  act: ReviewAct,
): Promise<Reviewed | ReviewRefusal | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Reviewed | ReviewRefusal> => {
    const review = await openReview(trx, may, at, reportId)
    if ('kind' in review) return review
    // every refusal is found before the first change, so that nothing is to be rolled back
    const refusal = await perform(review, act)
    return refusal ?? closeReview(review, 'report.reviewed', { act: act.act })
  })
}

function perform(review: Review, act: ReviewAct): Promise<ReviewRefusal | undefined> {
  switch (act.act) {
    case 'accept':
    case 'reopen':
      return decideProposals(review, act.proposals, act.act)
    case 'reject':
      return rejectProposals(review, act.proposals, act.reason)
    case 'change':
      return changeWording(review, act.proposal, act)
    case 'move':
      return moveProposals(review, act.proposals, act)
    case 'merge':
      return mergeProposals(review, act.proposals, act.wording)
    case 'split':
      return splitProposal(review, act.proposal, act.at)
    case 'add':
      return addProposal(review, act)
    case 'settle':
      return settleFindings(review, act.findings, act.settlement)
  }
}
