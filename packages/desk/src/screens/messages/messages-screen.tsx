import type { Message } from '@luoshi/server/desk/mail/message-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { useWaiting } from '../../application/use-messages.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { momentWords } from '../../words/reporting.ts'
import { waitingWords } from '../../words/waiting.ts'
import { messageAddress } from './message-address.ts'
import './messages.css'

const waits = ({ readAt, settledAt }: Message) => readAt === null && settledAt === null

/** 消息: what others did that waits for the person, or that became of what they did; each opens the place where one acts. */
export function MessagesScreen() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const { waiting } = useWaiting(place.code)
  const list = useQuery({ queryKey: [place.code, 'messages'], queryFn: () => place.ask('GET /messages') })
  const read = useMutation({
    mutationFn: (messageIds: string[] | null) => place.ask('POST /messages/read', { body: { messageIds } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code, 'messages'] }),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { messages, unread } = list.data
  const all = search.get('show') === 'all' || unread === 0
  const shown = all ? messages : messages.filter(waits)
  return (
    <>
      <PageHeader
        title="消息"
        aside={
          <>
            {unread > 0 ? `${unread} 条未读` : '没有未读'}
            {waiting && waiting.total > 0 && (
              <>
                {' · '}
                <Link to={`/${place.code}`}>{waitingWords(waiting)}</Link>
              </>
            )}
          </>
        }
        actions={
          <>
            {place.has('supervisor', 'leader', 'reader', 'unit-head', 'unit-officer') && (
              <Link to={`/${place.code}/comments`}>任务留言</Link>
            )}{' '}
            {unread > 0 && (
              <Button loading={read.isPending} onClick={() => read.mutate(null)}>
                全部标为已读
              </Button>
            )}
          </>
        }
      />
      {messages.length === 0 ? (
        <EmptyState title="还没有消息">
          任务下达、填报送审或退回、催报、督查单、变更批复等，会在这里提醒您，并直接打开办理的地方。
        </EmptyState>
      ) : (
        <>
          <Segmented
            value={all ? 'all' : ''}
            onChange={(value) => setSearch(value ? { show: value } : {}, { replace: true })}
            options={[
              { value: '', label: `未读 ${unread}`, disabled: unread === 0 },
              { value: 'all', label: '全部' },
            ]}
          />
          <ul className="messages">
            {shown.map((message) => (
              <li key={message.messageId} className={waits(message) ? 'messages-unread' : ''}>
                <Link
                  to={`/${place.code}/${messageAddress(message)}`}
                  onClick={() => message.readAt === null && read.mutate([message.messageId])}
                >
                  {message.words}
                </Link>
                <span className="soft">
                  {message.by} <span className="numbers">{momentWords(message.at)}</span> · {standing(message)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function standing({ readAt, settledAt }: Message): string {
  if (settledAt !== null) return '✓ 已办'
  return readAt === null ? '● 未读' : '已读'
}
