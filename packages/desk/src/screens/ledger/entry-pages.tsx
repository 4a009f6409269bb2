import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, DatePicker, Select, Skeleton } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { ErrorState } from '../../parts/error-state.tsx'
import './ledger.css'

/** From a day to a day, both included; either may be open. */
export type Days = readonly [Dayjs | null, Dayjs | null] | null

/** A list read page by page, newest first, with its filters. */
interface EntryPagesProps<Row> {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly rows: readonly Row[] }>>
  readonly kinds: readonly { readonly value: string; readonly label: string }[]
  readonly kind: string | undefined
  readonly onKind: (kind: string | undefined) => void
  readonly onDays: (days: Days) => void
  /** What else the entries can be chosen by. */
  readonly tools?: ReactNode
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** Entries that only ever grow, newest first: chosen by kind and day, and the earlier ones when they are asked for. */
export function EntryPages<Row>({ list, kinds, kind, onKind, onDays, tools, children }: EntryPagesProps<Row>) {
  return (
    <>
      <div className="ledger-tools">
        <Select
          allowClear
          aria-label="种类"
          placeholder="全部种类"
          style={{ width: 180 }}
          value={kind ?? null}
          onChange={(chosen) => onKind(chosen ?? undefined)}
          options={[...kinds]}
        />
        {tools}
        <DatePicker.RangePicker allowEmpty={[true, true]} onChange={(chosen) => onDays(chosen)} />
      </div>
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {list.error && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && (
        <>
          {children(list.data.pages.flatMap(({ rows }) => rows))}
          {list.hasNextPage && (
            <p className="more">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                更早的
              </Button>
            </p>
          )}
        </>
      )}
    </>
  )
}

/** Parameters that are set, the days among them, and the size of a page. */
export function parameters<Given extends object>(given: Given, days: Days) {
  return { ...given, from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD'), limit: 50 }
}
