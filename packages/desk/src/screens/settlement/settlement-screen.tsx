import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { SettlementBoard } from './settlement-board.tsx'
import { useSettlement } from './use-settlement.ts'
import './settlement.css'

/** 对账: every promise of a year beside the next report's words, for a person to confirm. */
export function SettlementScreen() {
  const { settlementId = '' } = useParams()
  const settlement = useSettlement(settlementId)
  const { detail, texts } = settlement
  const error = cannotShow(detail) ? detail.error : cannotShow(texts) ? texts.error : null
  if (error)
    return (
      <ErrorState
        error={error}
        again={() => {
          void detail.refetch()
          void texts.refetch()
        }}
      />
    )
  if (!detail.data || !texts.data) return <Skeleton active paragraph={{ rows: 12 }} />
  return <SettlementBoard key={settlementId} detail={detail.data} texts={texts.data} settlement={settlement} />
}
