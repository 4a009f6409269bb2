import type { ReportInReview } from '@luoshi/server/desk/review/review-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { reportStates } from '../../words/proposals.ts'
import { Settlements } from '../settlement/settlements.tsx'
import { UploadReport } from './upload-report.tsx'
import './reports.css'
import { dayWords, momentWords } from '../../words/reporting.ts'

/** 报告审阅: the versions of each year's report and how far their review is. */
export function ReportsScreen() {
  const place = useWorkplace()
  const [uploading, setUploading] = useState(false)
  const list = useQuery({
    queryKey: [place.code, 'reports'],
    queryFn: () => place.ask('GET /reports'),
  })
  const upload = place.has('supervisor') && (
    <Button type="primary" onClick={() => setUploading(true)}>
      读入报告
    </Button>
  )
  return (
    <>
      <PageHeader title="报告审阅" actions={upload} />
      {list.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {list.error && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data &&
        (list.data.reports.length === 0 ? (
          <EmptyState title="还没有报告">
            <p>读入政府工作报告后，这里列出每年各版报告和审核进度。支持 Word、PDF、网页、文本等格式。</p>
            {upload}
          </EmptyState>
        ) : (
          <Table
            className="reports"
            size="small"
            rowKey="reportId"
            columns={columnsOf(place.code)}
            dataSource={[...list.data.reports]}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        ))}
      {list.data && list.data.reports.length > 0 && (
        <section aria-labelledby="reports-settlements">
          <h2 id="reports-settlements">年度对账</h2>
          <Settlements />
        </section>
      )}
      {uploading && <UploadReport onClose={() => setUploading(false)} />}
    </>
  )
}

const columnsOf = (code: string): TableColumnsType<ReportInReview> => [
  { title: '年度', dataIndex: 'year', className: 'numbers' },
  { title: '版次', dataIndex: 'version', className: 'numbers', render: (version: number) => `第${version}版` },
  {
    title: '报告',
    render: (_, { reportId, title, year, fileName }) => (
      <>
        <Link to={`/${code}/reports/${reportId}`}>{title ?? `${year}年政府工作报告`}</Link>
        <div className="soft">{fileName}</div>
      </>
    ),
  },
  { title: '状态', render: (_, { state }) => reportStates[state] },
  { title: '待定 / 全部', className: 'numbers', render: (_, { open, proposals }) => `${open} / ${proposals}` },
  { title: '存疑待处理', dataIndex: 'unsettled', className: 'numbers' },
  { title: '读入', className: 'numbers', render: (_, { createdAt }) => momentWords(createdAt) },
  {
    title: '通过',
    className: 'numbers',
    render: (_, { adoptedAt }) => (adoptedAt ? dayWords(adoptedAt) : '—'),
  },
]
