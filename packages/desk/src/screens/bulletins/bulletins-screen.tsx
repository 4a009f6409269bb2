import type { BulletinListed } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { BulletinLine } from './bulletin-line.tsx'
import { NewBulletin } from './new-bulletin.tsx'
import { useBulletins } from './use-bulletins.ts'
import './bulletins.css'

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
