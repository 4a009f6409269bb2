import type { IndicatorListed } from '@luoshi/server/desk/indicators/indicator-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Grid, Input, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { EnterReading } from './enter-reading.tsx'
import { KeeperChoice } from './keeper-choice.tsx'
import { fromWords, readingWords, spanWords } from './reading-words.ts'

/** 指标数据: who enters the readings of which indicator, and the readings; of who is not the office those they were named for. */
export function IndicatorsScreen() {
  const place = useWorkplace()
  const office = place.has('supervisor')
  // on a phone the button would stand out of sight: what is known goes under the name
  const { md: wide = true } = Grid.useBreakpoint()
  const [words, setWords] = useState('')
  const [entering, setEntering] = useState<IndicatorListed | null>(null)
  const list = useQuery({
    queryKey: [place.code, 'indicators'],
    queryFn: () => place.ask('GET /indicators'),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { indicators } = list.data
  const shown = indicators.filter(({ name, keeper }) => `${name} ${keeper?.name ?? ''}`.includes(words.trim()))
  return (
    <>
      <PageHeader title="指标数据" aside={`${indicators.length} 项`} />
      {indicators.length === 0 ? (
        <EmptyState title={office ? '还没有指标' : '没有指定您填报的指标'}>
          {office
            ? '报告通过后，其中带数字的成效和预期目标成为指标，在这里指定由谁填报。'
            : '督查室指定您或您的单位填报某项指标后，会出现在这里，并有消息提醒。'}
        </EmptyState>
      ) : (
        <>
          <p className="soft">
            {office
              ? '为每项指标指定一个单位或一个人填报，被指定的只能填报这一项。上年成效核定后的数据也在这里补填。'
              : '请按期填报下列指标。填错的重填同一时段即可，以最后填的为准。'}
          </p>
          {indicators.length > 8 && (
            <Input.Search
              aria-label="查找指标"
              placeholder="查找指标或填报单位"
              allowClear
              style={{ maxWidth: 320, marginBottom: 12 }}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
          <Table<IndicatorListed>
            size="small"
            rowKey="indicatorId"
            dataSource={shown}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: '没有符合的指标' }}
            expandable={{
              rowExpandable: ({ readings }) => readings.length > 1,
              expandedRowRender: (row) => <Readings row={row} />,
            }}
            columns={[
              {
                title: '指标',
                render: (_, row) => {
                  const { name, unit, targetYear } = row
                  return (
                    <>
                      {name}
                      {unit && <span className="soft">（{unit}）</span>}
                      {targetYear !== null && <div className="soft">{targetYear} 年预期目标</div>}
                      {!wide && (
                        <div>
                          <Latest row={row} />
                          {office && <KeeperChoice indicator={row} />}
                        </div>
                      )}
                    </>
                  )
                },
              },
              ...(wide
                ? [{ title: '最近数据', render: (_: unknown, row: IndicatorListed) => <Latest row={row} /> }]
                : []),
              ...(office && wide
                ? [
                    {
                      title: '填报单位或人员',
                      width: 240,
                      render: (_: unknown, row: IndicatorListed) => <KeeperChoice indicator={row} />,
                    },
                  ]
                : []),
              {
                title: '办理',
                width: 100,
                render: (_, row) => (
                  <Button aria-label={`填报${row.name}`} onClick={() => setEntering(row)}>
                    填报…
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
      {entering && <EnterReading indicator={entering} onClose={() => setEntering(null)} />}
    </>
  )
}

/** The newest reading, of which days and from where. */
function Latest({ row }: { readonly row: IndicatorListed }) {
  const [last] = row.readings
  if (!last) return <span className="soft">还没有数据</span>
  return (
    <>
      <span className="numbers">{readingWords(row, last)}</span>
      <div className="soft">
        {spanWords(last)} · {fromWords(last)}
      </div>
    </>
  )
}

function Readings({ row }: { readonly row: IndicatorListed }) {
  return (
    <ul aria-label={`${row.name}的各期数据`}>
      {row.readings.map((reading) => (
        <li key={reading.readingId}>
          {spanWords(reading)} <span className="numbers">{readingWords(row, reading)}</span>{' '}
          <span className="soft">
            {fromWords(reading)}：{reading.source}
          </span>
        </li>
      ))}
    </ul>
  )
}
