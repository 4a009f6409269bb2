import { useWorkplace } from '../../application/session.tsx'
import { OpenSettlement, useSettlements } from './settlements.tsx'

/** Offers the settlement of the year before, where this report's review makes it possible. */
export function SettleOffer({ reportId }: { readonly reportId: string }) {
  const place = useWorkplace()
  const { data } = useSettlements()
  const year = data?.years.find((one) => one.waitsFor === null && one.nextReportId === reportId)
  if (!year || !place.has('supervisor')) return null
  return (
    <p className="settle-offer" role="status">
      工作回顾已审完，可以对照 {year.year} 年的承诺。 <OpenSettlement year={year.year} />
    </p>
  )
}
