import type { LedgerRow } from '@luoshi/server/desk/ledger/ledger-routes.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Input, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { SaveTable } from '../../parts/save-table.tsx'
import { type Days, EntryPages, parameters } from './entry-pages.tsx'
import { PurgeAgreements } from './purge-agreements.tsx'
import { VerifyLedger } from './verify-ledger.tsx'
import './ledger.css'
import { exactMomentWords } from '../../words/reporting.ts'

/** 台账: every change of the record, newest first, and whether the chain holds. */
export function LedgerScreen() {
  const place = useWorkplace()
  const [kind, setKind] = useState<string>()
  const [words, setWords] = useState('')
  const [days, setDays] = useState<Days>(null)
  const filter = parameters({ kind, words: words || undefined }, days)
  const list = useInfiniteQuery({
    queryKey: [place.code, 'ledger', filter],
    queryFn: ({ pageParam }) => place.ask('GET /ledger', { query: { ...filter, before: pageParam ?? undefined } }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  const head = list.data?.pages[0]?.head
  // the entries as they are chosen; what was exported, and by whom, stands in the security log
  const { limit: _, ...query } = filter
  const save = (as: 'xlsx' | 'csv') =>
    place.file(as === 'xlsx' ? 'GET /ledger/table.xlsx' : 'GET /ledger/table.csv', { query })
  return (
    <>
      <PageHeader title="台账" aside={head && `${head.entries} 条`} actions={<SaveTable file={save} />} />
      {head && <VerifyLedger head={head.hash} />}
      <PurgeAgreements />
      <EntryPages
        list={list}
        kinds={ledgerKinds}
        kind={kind}
        onKind={setKind}
        onDays={setDays}
        tools={
          <Input.Search
            allowClear
            aria-label="任务、单位或人员"
            placeholder="任务序号或内容、单位、人员"
            style={{ width: 260 }}
            maxLength={100}
            onSearch={(typed) => setWords(typed.trim())}
          />
        }
      >
        {(rows) => <Entries rows={rows} />}
      </EntryPages>
    </>
  )
}

function Entries({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const place = useWorkplace()
  return (
    <Table<LedgerRow>
      size="small"
      rowKey="seq"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '没有符合的条目。' }}
      expandable={{
        expandedRowRender: ({ body, hash, prev }) => (
          <>
            <pre className="ledger-body">{pretty(body)}</pre>
            <p className="soft hash">
              本条 {hash}
              <br />
              上条 {prev}
            </p>
          </>
        ),
      }}
      columns={[
        { title: '序号', dataIndex: 'seq', className: 'numbers', width: 72 },
        {
          title: '时间',
          className: 'numbers',
          render: (_, { at }) => exactMomentWords(at),
        },
        { title: '事项', dataIndex: 'what' },
        {
          title: '关于',
          render: (_, { about }) =>
            about && (
              <span className="ledger-about">
                {about.taskId ? <Link to={`/${place.code}/tasks/${about.taskId}`}>{about.about}</Link> : about.about}
              </span>
            ),
        },
        { title: '经办', render: (_, { actorName, actor }) => actorName ?? actorWord(actor) },
        { title: '校验码', className: 'hash', responsive: ['lg'], render: (_, { hash }) => hash.slice(0, 12) },
      ]}
    />
  )
}

/** Kinds to choose from: the first word of each. */
const ledgerKinds = [
  { value: 'report.', label: '报告' },
  { value: 'task', label: '任务' },
  { value: 'progress.', label: '填报' },
  { value: 'evidence', label: '佐证材料' },
  { value: 'light', label: '亮灯' },
  { value: 'period.', label: '填报期' },
  { value: 'rule.', label: '规则' },
  { value: 'snapshot.', label: '公开' },
  { value: 'unit', label: '单位' },
  { value: 'person.', label: '人员' },
  { value: 'account.', label: '账号' },
  { value: 'role.', label: '角色' },
  { value: 'delegation.', label: '代理' },
  { value: 'content.', label: '清除内容' },
]

/** Who acted where it is nobody of the place. */
function actorWord(actor: string): string {
  if (actor.startsWith('console:')) return `服务器命令行（${actor.slice(8)}）`
  if (actor.startsWith('token:')) return '接口令牌'
  if (actor === 'clock') return '系统定时'
  return actor === 'first-run' ? '首次设置' : actor
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
