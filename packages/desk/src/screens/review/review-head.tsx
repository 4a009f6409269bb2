import type { ReportReview } from '@luoshi/server/desk/review/review-routes.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { reportStates } from '../../words/proposals.ts'
import { InstructButton } from '../instructions/instruct-button.tsx'
import { InstructionsSection } from '../instructions/instructions-section.tsx'
import { SettleOffer } from '../settlement/settle-offer.tsx'
import { Adopt } from './adopt.tsx'
import type { Tally } from './review-items.ts'

/** The report's title with how much is decided. */
interface ReviewHeadProps {
  readonly review: ReportReview
  readonly tally: Tally
  readonly mayReview: boolean
  readonly saving: boolean
  readonly onNextOpen: () => void
}

/** The title of the report, how far its review is, and the adoption. */
export function ReviewHead({ review, tally, mayReview, saving, onNextOpen }: ReviewHeadProps) {
  const waiting = tally.all - tally.decided + tally.unsettled
  return (
    <>
      <PageHeader
        title={review.title ?? `${review.year}年政府工作报告`}
        aside={
          <span className="numbers" role="status">
            {review.state === 'proposed' ? '' : `${reportStates[review.state]} · `}第{review.version}版 · 已审{' '}
            {tally.decided} / {tally.all}
            {tally.unsettled > 0 && ` · 存疑待处理 ${tally.unsettled}`}
          </span>
        }
        actions={
          <>
            <InstructButton subject="report" subjectId={review.reportId} />
            {mayReview && (
              <>
                {saving && <span className="review-saving soft">正在保存…</span>}
                <Adopt review={review} waiting={waiting} saving={saving} onNextOpen={onNextOpen} />
              </>
            )}
          </>
        }
      />
      <InstructionsSection subject="report" subjectId={review.reportId} />
      {review.state !== 'superseded' && (
        <SettleOffer reportId={review.reportId} reviewed={!saving && isReviewRead(review)} />
      )}
      <progress className="review-progress" value={tally.decided} max={Math.max(tally.all, 1)} aria-label="审核进度" />
    </>
  )
}

/** Whether every result is decided on: what the settlement of the year before waits for. */
const isReviewRead = ({ proposals }: ReportReview): boolean =>
  proposals.every(({ kind, state }) => kind !== 'result' || state !== 'open')
