import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { ReviewBoard } from './review-board.tsx'
import { useReview } from './use-review.ts'
import './review.css'

/** The review of a read report: its restored text on the left, what was read from it on the right. */
export function ReviewScreen() {
  const { reportId = '' } = useParams()
  const { review, text, act, undo, saving } = useReview(reportId)
  const error = cannotShow(review) ? review.error : cannotShow(text) ? text.error : null
  if (error)
    return (
      <ErrorState
        error={error}
        again={() => {
          void review.refetch()
          void text.refetch()
        }}
      />
    )
  if (!review.data || !text.data) return <Skeleton active paragraph={{ rows: 12 }} />
  return (
    <ReviewBoard key={reportId} review={review.data} source={text.data} act={act} undo={undo} saving={saving > 0} />
  )
}
