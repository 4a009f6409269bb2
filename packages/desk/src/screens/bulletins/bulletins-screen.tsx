import type { BulletinListed } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { bulletinKindWords, bulletinNumber, bulletinStateWords } from '../../words/bulletins.ts'
import { NewBulletin } from './new-bulletin.tsx'
import './bulletins.css'

/** The bulletins somebody may read, as every list of them asks for them. */
export function useBulletins() {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'bulletins'],
    queryFn: () => place.ask('GET /bulletins'),
  })
}

/** 通报: every bulletin somebody may read, the newest first. */
export function BulletinsScreen() {
  const list = useBulletins()
  const [drafting, setDrafting] = useState(false)
  return (
    <>
      <PageHeader
        title="通报"
        aside={list.data && `${list.data.bulletins.length} 份`}
        actions={
          list.data?.mayDraft && (
            <Button type="primary" onClick={() => setDrafting(true)}>
              新建通报
            </Button>
          )
        }
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && !cannotShow(list) && <List bulletins={list.data.bulletins} />}
      {drafting && <NewBulletin onClose={() => setDrafting(false)} />}
    </>
  )
}

function List({ bulletins }: { readonly bulletins: readonly BulletinListed[] }) {
  if (bulletins.length === 0)
    return (
      <EmptyState title="还没有通报">
        按月、季、半年、年度或专题生成的通报列在这里；发给本单位的，印发后显示。
      </EmptyState>
    )
  return (
    <ul className="bulletin-list">
      {bulletins.map((bulletin) => (
        <li key={bulletin.bulletinId}>
          <BulletinLine bulletin={bulletin} />
        </li>
      ))}
    </ul>
  )
}

/** A bulletin in a line: its title, number, state, and how far it was received. */
export function BulletinLine({ bulletin }: { readonly bulletin: BulletinListed }) {
  const place = useWorkplace()
  return (
    <>
      <Link to={`/${place.code}/bulletins/${bulletin.bulletinId}`}>{bulletin.title}</Link>
      <div className="soft">
        {bulletinKindWords[bulletin.kind]} <span className="numbers whole">{bulletinNumber(bulletin)}</span> ·{' '}
        {bulletinStateWords[bulletin.state]} · 数据截至 <span className="numbers whole">{bulletin.cutOff}</span>
        {bulletin.units > 0 && ` · 已签收 ${bulletin.received}/${bulletin.units}`}
        {bulletin.objections > 0 && <span className="state state-amber"> ▲ 异议待答复 {bulletin.objections}</span>}
        {bulletin.waits && <span className="bulletin-waits"> 待我办理</span>}
      </div>
    </>
  )
}
