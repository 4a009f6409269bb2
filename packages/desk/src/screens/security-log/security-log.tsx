import type { SecurityLogRow } from '@luoshi/server/desk/ledger/ledger-routes.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Input, Select, Table } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { exactMomentWords } from '../../words/reporting.ts'
import { type Days, EntryPages, parameters } from '../ledger/entry-pages.tsx'

/** 安全日志: sign-ins, refusals and attempts, newest first, for the audit administrator. */
export function SecurityLogScreen() {
  const place = useWorkplace()
  const [kind, setKind] = useState<string>()
  const [outcome, setOutcome] = useState<string>()
  const [address, setAddress] = useState('')
  const [days, setDays] = useState<Days>(null)
  const filter = parameters(
    { kind, success: outcome, address: /^[\da-f.:]+$/i.test(address) ? address : undefined },
    days,
  )
  const list = useInfiniteQuery({
    queryKey: [place.code, 'security-log', filter],
    queryFn: ({ pageParam }) =>
      place.ask('GET /security-log', { query: { ...filter, before: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  return (
    <>
      <PageHeader title="安全日志" aside="只增不改，长期保存" />
      <EntryPages
        list={list}
        kinds={kinds}
        kind={kind}
        onKind={setKind}
        onDays={setDays}
        tools={
          <>
            <Select
              allowClear
              aria-label="结果"
              placeholder="成功和失败"
              style={{ width: 120 }}
              value={outcome ?? null}
              onChange={(chosen) => setOutcome(chosen ?? undefined)}
              options={[
                { value: 'false', label: '被拒' },
                { value: 'true', label: '成功' },
              ]}
            />
            <Input
              allowClear
              aria-label="IP 地址"
              placeholder="IP 地址"
              style={{ width: 160 }}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          </>
        }
      >
        {(rows) => <Rows rows={rows} />}
      </EntryPages>
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly SecurityLogRow[] }) {
  return (
    <Table<SecurityLogRow>
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '没有符合的记录。' }}
      columns={[
        { title: '时间', className: 'numbers', render: (_, { at }) => exactMomentWords(at) },
        {
          title: '事项',
          render: (_, { what, success }) => (
            <span className={success ? 'state' : 'state state-red'}>
              {success ? '✓' : '■'} {what}
            </span>
          ),
        },
        {
          title: '操作人',
          render: (_, { actorName, actor, ofNoPlace }) =>
            actorName ?? <span className="soft">{actor ?? (ofNoPlace ? '未登录' : '不明')}</span>,
        },
        { title: 'IP 地址', className: 'numbers', render: (_, { address }) => address ?? '不明' },
        { title: '操作', className: 'hash', dataIndex: 'detail', responsive: ['md'] },
      ]}
    />
  )
}

const kinds = [
  { value: 'sign-in', label: '登录' },
  { value: 'second-factor', label: '动态口令' },
  { value: 'password', label: '口令' },
  { value: 'sign-out', label: '退出' },
  { value: 'session.', label: '会话结束' },
  { value: 'sign-in-rules.', label: '登录与口令要求' },
  { value: 'desk.', label: '工作台被拒' },
  { value: 'token.', label: '接口令牌' },
  { value: 'first-run', label: '首次设置' },
  { value: 'read.', label: '查阅和下载' },
  { value: 'power.', label: '权限变更' },
  { value: 'role.', label: '角色' },
  { value: 'delegation.', label: '代理' },
  { value: 'account.', label: '账号办理' },
]
