import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { Link, useNavigate } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { settlementStateWords } from '../../words/settlement.ts'
import './settlement.css'

/** The settlements of the place, and the years that have none. */
export const useSettlements = () => {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'settlements'],
    queryFn: () => place.ask('GET /settlements'),
  })
}

/** 对账 on a screen of its own, for who reads them. */
export function SettlementsScreen() {
  return (
    <>
      <PageHeader title="年度对账" />
      <Settlements />
    </>
  )
}

/** The years of the place: settled, being settled, or waiting for something. */
export function Settlements() {
  const place = useWorkplace()
  const found = useSettlements()
  if (found.isPending) return <Skeleton active paragraph={{ rows: 2 }} />
  if (cannotShow(found)) return <ErrorState error={found.error} again={() => found.refetch()} />
  const { settlements, years } = found.data
  return (
    <ul className="settle-years">
      {years.map(({ year, waitsFor, openResults, nextReportId }) => (
        <li key={year}>
          <b className="numbers">{year}年</b>
          {waitsFor === 'next-report' && <span>等待读入 {year + 1} 年的报告，读入并审完工作回顾后即可对账。</span>}
          {waitsFor === 'review' && (
            <span>
              {year + 1} 年报告的工作回顾还有 {openResults} 项没有审核。
              <Link to={`/${place.code}/reports/${nextReportId}`}>去审核</Link>
            </span>
          )}
          {waitsFor === null && (
            <span>
              {year + 1} 年报告的工作回顾已审完，可以对账。
              {place.has('supervisor') && <OpenSettlement year={year} />}
            </span>
          )}
        </li>
      ))}
      {settlements.map(({ settlementId, year, state, confirmed, items, withdrawnReason }) => (
        <li key={settlementId}>
          <b className="numbers">{year}年</b>
          <span>
            <Link to={`/${place.code}/settlements/${settlementId}`}>{year}年对账</Link> {settlementStateWords[state]}
            ，已确认 {confirmed} / {items} 项{withdrawnReason && `：${withdrawnReason}`}
          </span>
        </li>
      ))}
      {settlements.length + years.length === 0 && (
        <li className="soft">通过一年的报告、再读入次年的报告后，这里逐项对照上一年的承诺和次年报告的表述。</li>
      )}
    </ul>
  )
}

/** Opens the settlement of a year and goes there. */
export function OpenSettlement({ year }: { readonly year: number }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const opening = useMutation({
    mutationFn: () => place.ask('POST /settlements', { body: { year } }),
    onSuccess: async ({ settlementId }) => {
      void queries.invalidateQueries({ queryKey: [place.code, 'settlements'], exact: true })
      await navigate(`/${place.code}/settlements/${settlementId}`)
    },
    onError: (error) => void message.error(error.message, 8),
  })
  return (
    <Button type="primary" loading={opening.isPending} onClick={() => opening.mutate()}>
      开始 {year} 年对账
    </Button>
  )
}
