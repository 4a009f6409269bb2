import type {
  DifferenceNames,
  DifferenceShown,
  PublicationAnswer,
  SnapshotOfOffice,
} from '@luoshi/server/desk/publication/publication-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { sitePath } from '../../application/address.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { isShownLight } from '../../words/lights.ts'
import { isVerdict, verdictWords } from '../../words/settlement.ts'
import './publication.css'
import { momentWords } from '../../words/reporting.ts'

/** 公开: what would be public now beside what is, and the button that publishes it. */
export function PublicationScreen() {
  const place = useWorkplace()
  const [asks] = useSearchParams()
  const [year, setYear] = useState<number | undefined>(() => Number(asks.get('year')) || undefined)
  const asked = useQuery({
    queryKey: [place.code, 'publication', year ?? null],
    queryFn: () => place.ask('GET /publication', { query: { year } }),
    retry: false,
  })
  if (asked.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(asked)) return <ErrorState error={asked.error} again={() => asked.refetch()} />
  const { data } = asked
  if ('kind' in data)
    return (
      <>
        <PageHeader title="公开" />
        <EmptyState title="还没有可以公开的内容">{data.message}</EmptyState>
      </>
    )
  const [last] = data.snapshots
  return (
    <>
      <PageHeader
        title="公开"
        aside={last ? `现行快照第 ${last.number} 号，截至 ${last.cutOff}` : '尚未公开'}
        actions={
          <Select
            aria-label="年份"
            value={data.year}
            onChange={setYear}
            options={data.years.map((each) => ({ value: each, label: `${each} 年` }))}
          />
        }
      />
      <Fields data={data} />
      <Publish key={last?.number ?? 0} data={data} />
      <Changes changes={data.changes} />
      <Snapshots year={data.year} snapshots={data.snapshots} />
    </>
  )
}

/** What leaves the house and what does not. */
function Fields({ data }: { readonly data: PublicationAnswer }) {
  const place = useWorkplace()
  const { tasks } = data
  return (
    <section aria-labelledby="publication-fields">
      <h2 id="publication-fields">公开的范围</h2>
      <dl className="publication-fields">
        <dt>公开</dt>
        <dd>
          报告原文、承诺事项；公开属性为“主动公开”且已下达的 {tasks.public}{' '}
          项任务的牵头和配合单位、牵头领导、完成时限、亮灯、已审核通过的进展、经批准的变更。
        </dd>
        <dt>不公开</dt>
        <dd>
          其余 {tasks.undecided + tasks['on-request'] + tasks.withheld} 项任务（未定 {tasks.undecided}，依申请公开{' '}
          {tasks['on-request']}
          ，不予公开 {tasks.withheld}
          ）；存在问题、下步措施、需协调事项、退回理由、审核和办理过程、承办人员姓名、佐证材料。
        </dd>
      </dl>
      <p>
        <a href={`${sitePath}/${place.code}/${data.year}`} target="_blank" rel="noreferrer">
          公开页面
        </a>
        {' · '}
        <a href={`${sitePath}/${place.code}/${data.year}/changes`} target="_blank" rel="noreferrer">
          变更与快照
        </a>
      </p>
    </section>
  )
}

const states = ['blue', 'green', 'yellow', 'red', 'grey', 'unreported', 'withdrawn'] as const

function Publish({ data }: { readonly data: PublicationAnswer }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [note, setNote] = useState('')
  const [last] = data.snapshots
  const publishing = useMutation({
    mutationFn: () =>
      place.ask('POST /publication', {
        body: { year: data.year, seen: last?.number ?? null, compared: data.compared, note: note.trim() || null },
      }),
    onSuccess: async ({ number }) => {
      message.success(`已公开第 ${number} 号快照。`)
      await queries.invalidateQueries({ queryKey: [place.code, 'publication'] })
    },
    onError: (error) => {
      message.error(error.message)
      if (error instanceof Problem && error.status === 409)
        void queries.invalidateQueries({ queryKey: [place.code, 'publication'] })
    },
  })
  const ask = () =>
    modal.confirm({
      title: `公开 ${data.year} 年第 ${(last?.number ?? 0) + 1} 号快照？`,
      content:
        '公开后任何人都能看到，并一直保留；以后的更正以新的快照公开。请确认内容不涉及国家秘密、工作秘密和个人隐私。',
      okText: '公开',
      cancelText: '取消',
      onOk: () => publishing.mutateAsync().catch(() => undefined),
    })
  return (
    <section aria-labelledby="publication-now">
      <h2 id="publication-now">现在公开，将有 {data.changes.length} 处变化</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="state"
        scroll={{ x: 'max-content' }}
        dataSource={states
          .filter((state) => (data.before?.[state] ?? 0) + (data.now[state] ?? 0) > 0)
          .map((state) => ({ state, before: data.before?.[state] ?? 0, now: data.now[state] ?? 0 }))}
        columns={[
          {
            title: '状态',
            dataIndex: 'state',
            render: (state: string) => (isShownLight(state) ? <LightTag light={state} /> : '— 已撤回'),
          },
          { title: '现行快照', dataIndex: 'before', className: 'numbers', align: 'right' },
          { title: '将要公开', dataIndex: 'now', className: 'numbers', align: 'right' },
        ]}
      />
      <p className="soft">上次公开以来审核通过的公开任务进展 {data.accepted} 条。</p>
      <div className="publication-act">
        <Input
          aria-label="公开说明"
          placeholder="公开说明，如：10月进展公开（可不填）"
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="primary" loading={publishing.isPending} onClick={ask}>
          公开
        </Button>
      </div>
    </section>
  )
}

// the same words as on the page of changes, which its type holds
const kinds: DifferenceNames = {
  added: '新列入',
  dropped: '不再列入',
  wording: '文字',
  figures: '数字',
  state: '状态',
  'lead-unit': '牵头单位',
  'partner-units': '配合单位',
  leader: '牵头领导',
  due: '期限',
  part: '分解任务',
  measure: '进度数值',
  progress: '进展',
  verdict: '对账结论',
}

function Changes({ changes }: { readonly changes: readonly DifferenceShown[] }) {
  const place = useWorkplace()
  const shown = (kind: DifferenceShown['kind'], value: string | null) => {
    if (value === null) return <span className="soft">无</span>
    if (kind === 'verdict') return isVerdict(value) ? verdictWords[value][1] : value
    return kind === 'state' && isShownLight(value) ? <LightTag light={value} /> : value
  }
  return (
    <section aria-labelledby="publication-changes">
      <h2 id="publication-changes">与现行快照相比</h2>
      <Table
        size="small"
        rowKey={({ number, kind, before, after }) => `${number} ${kind} ${before} ${after}`}
        dataSource={[...changes]}
        scroll={{ x: 720 }}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: '没有变化，或尚无可以比较的快照。' }}
        columns={[
          { title: '序号', dataIndex: 'number', className: 'numbers', width: 64 },
          { title: '承诺事项', dataIndex: 'text', ellipsis: true },
          {
            title: '变化',
            dataIndex: 'kind',
            width: 96,
            filters: Object.entries(kinds).map(([value, text]) => ({ value, text })),
            onFilter: (value, row) => row.kind === value,
            render: (kind: DifferenceShown['kind']) => kinds[kind],
          },
          { title: '现行', ellipsis: true, render: (_, { kind, before }) => shown(kind, before) },
          { title: '将公开', ellipsis: true, render: (_, { kind, after }) => shown(kind, after) },
        ]}
      />
      <p className="soft">
        公开属性在<Link to={`/${place.code}/tasks`}>任务分解</Link>中逐项设定；没有设定的不公开。
      </p>
    </section>
  )
}

function Snapshots({ year, snapshots }: { readonly year: number; readonly snapshots: readonly SnapshotOfOffice[] }) {
  const place = useWorkplace()
  return (
    <section aria-labelledby="publication-snapshots">
      <h2 id="publication-snapshots">已公开的快照</h2>
      <Table
        size="small"
        rowKey="number"
        dataSource={[...snapshots]}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: '还没有公开过。通过报告时会公开第一号快照。' }}
        columns={[
          {
            title: '号',
            dataIndex: 'number',
            className: 'numbers',
            render: (number: number) => (
              <a href={`${sitePath}/${place.code}/${year}/snapshots/${number}`} target="_blank" rel="noreferrer">
                第 {number} 号
              </a>
            ),
          },
          { title: '数据截至', dataIndex: 'cutOff', className: 'numbers' },
          {
            title: '公开时间',
            dataIndex: 'publishedAt',
            className: 'numbers',
            render: (at: string) => momentWords(at),
          },
          { title: '经办', dataIndex: 'publishedBy' },
          { title: '说明', dataIndex: 'note', render: (note: string | null) => note ?? '' },
        ]}
      />
    </section>
  )
}
