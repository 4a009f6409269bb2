import type { Conversation } from '@luoshi/server/desk/comments/comment-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { FilteredList } from '../../parts/filtered-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { SaveTable } from '../../parts/save-table.tsx'
import { numberWords } from '../../words/task-number.ts'
import { CommentItem } from './comments-section.tsx'
import './comments.css'

const stands = { waits: '等待答复', said: '无需答复' } as const

/** 任务留言: every task one may read on which something was said, the newest words first. */
export function CommentsScreen() {
  const place = useWorkplace()
  const list = useQuery({ queryKey: [place.code, 'comments'], queryFn: () => place.ask('GET /comments') })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { conversations } = list.data
  const waiting = conversations.filter(({ waits }) => waits).length
  return (
    <>
      <PageHeader
        title="任务留言"
        aside={`${conversations.length} 项任务${waiting > 0 ? `，${waiting} 项等待答复` : ''}`}
        actions={
          conversations.length > 0 && (
            <SaveTable
              file={(as) => place.file(as === 'xlsx' ? 'GET /comments/table.xlsx' : 'GET /comments/table.csv')}
            />
          )
        }
      />
      {conversations.length === 0 ? (
        <EmptyState title="还没有留言">督查室和承办单位在任务页“留言”中的往来列在这里，最新的在前。</EmptyState>
      ) : (
        <FilteredList
          items={conversations}
          what="任务"
          search={{
            placeholder: '任务、单位、留言内容',
            of: ({ number, wording, lead, last }) => `${number} ${wording} ${lead ?? ''} ${last.by} ${last.words}`,
          }}
          state={{ name: '答复情况', words: stands, of: ({ waits }) => (waits ? 'waits' : 'said') }}
        >
          {(shown) => (
            <ul className="conversations">
              {shown.map((one) => (
                <ConversationItem key={one.taskId} one={one} />
              ))}
            </ul>
          )}
        </FilteredList>
      )}
    </>
  )
}

function ConversationItem({ one }: { readonly one: Conversation }) {
  const place = useWorkplace()
  return (
    <li>
      <Link to={`/${place.code}/tasks/${one.taskId}#comments`}>
        {one.year}年{numberWords(one.number)} {one.wording}
      </Link>
      <p className="soft">
        <UnitLink unitId={one.leadId} name={one.lead ?? '牵头单位未定'} /> · 共 {one.count} 条
        {one.waits && <span className="state-yellow"> · ▲ 等待答复</span>}
      </p>
      <ul className="comments">
        <CommentItem comment={one.last} />
      </ul>
    </li>
  )
}
