import type { SlipListed } from '@luoshi/server/desk/matters/slip-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Select, Skeleton } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { slipColourWords, slipGroundWords, slipNumberWords, slipStateWords } from '../../words/matters.ts'
import { SlipMark } from './slip-mark.tsx'
import './matters.css'

const filters = ['colour', 'state', 'mine'] as const

/** 督查单: every slip somebody may read, the newest first, by colour and state. */
export function SlipsScreen() {
  const place = useWorkplace()
  const [params, setParams] = useSearchParams()
  const list = useQuery({
    queryKey: [place.code, 'slips'],
    queryFn: () => place.ask('GET /slips'),
  })
  const set = (name: (typeof filters)[number], value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }))
  const asked = Object.fromEntries(filters.map((name) => [name, params.get(name)]))
  const shown = (list.data?.slips ?? []).filter(
    (slip) =>
      (!asked.colour || slip.colour === asked.colour) &&
      (!asked.state || slip.state === asked.state) &&
      (!asked.mine || slip.waits),
  )
  return (
    <>
      <PageHeader
        title="督查单"
        aside={list.data && `${shown.length} 份`}
        actions={<Link to={`/${place.code}/matters`}>督办事项</Link>}
      />
      <search className="slip-filters">
        <Select
          allowClear
          aria-label="颜色"
          placeholder="颜色"
          value={params.get('colour')}
          options={options(slipColourWords)}
          onChange={(value) => set('colour', value ?? undefined)}
        />
        <Select
          allowClear
          aria-label="状态"
          placeholder="状态"
          value={params.get('state')}
          options={options(slipStateWords)}
          onChange={(value) => set('state', value ?? undefined)}
        />
        <Select
          allowClear
          aria-label="范围"
          placeholder="全部"
          value={params.get('mine')}
          options={[{ value: '1', label: '待我办理' }]}
          onChange={(value) => set('mine', value ?? undefined)}
        />
      </search>
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && !cannotShow(list) && <List slips={shown} filtered={params.size > 0} />}
    </>
  )
}

function List({ slips, filtered }: { readonly slips: readonly SlipListed[]; readonly filtered: boolean }) {
  const place = useWorkplace()
  if (slips.length === 0)
    return filtered ? (
      <EmptyState title="没有符合条件的督查单">请放宽条件。</EmptyState>
    ) : (
      <EmptyState title="还没有督查单">
        督办事项进展缓慢、质量不高或需要提醒时，在事项页拟制，签发后列在这里。
      </EmptyState>
    )
  return (
    <ul className="matter-list">
      {slips.map((slip) => (
        <li key={slip.slipId}>
          <SlipMark colour={slip.colour} /> <span className="numbers whole">{slipNumberWords(slip)}</span>{' '}
          <Link to={`/${place.code}/matters/${slip.matterId}`}>{slip.title}</Link>
          <div className="soft">
            {slip.unit} · {slipGroundWords[slip.ground]} · {slipStateWords[slip.state]} · 办理时限{' '}
            <span className="numbers whole">{slip.limitDay}</span>
            {slip.late && <span className="state state-red"> ■ 逾期未答复</span>}
            {slip.waits && <span className="matter-waits"> 待我办理</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}
