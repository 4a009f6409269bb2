import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { OpenSettlement, useSettlements } from './settlements.tsx'

/** Offers the settlement of the year before, once every result of this report is decided on. */
export function SettleOffer({ reportId, reviewed }: { readonly reportId: string; readonly reviewed: boolean }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { data } = useSettlements()
  useEffect(() => {
    if (reviewed) void queries.invalidateQueries({ queryKey: [place.code, 'settlements'], exact: true })
  }, [queries, place.code, reviewed])
  const year = data?.years.find((one) => one.waitsFor === null && one.nextReportId === reportId)
  if (!year || !place.has('supervisor')) return null
  return (
    <p className="settle-offer" role="status">
      工作回顾已审完，可以对照 {year.year} 年的承诺。 <OpenSettlement year={year.year} />
    </p>
  )
}
