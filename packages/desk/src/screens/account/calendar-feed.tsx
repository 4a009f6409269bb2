import type { MadeCalendarFeed } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useMemo } from 'react'
import { placeClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { dayWords } from '../../words/reporting.ts'

/** One's due days in a calendar program, by a secret address that is shown once. */
export function CalendarFeedPart({ code }: { readonly code: string }) {
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const key = [code, 'calendar-feed']
  const { ask } = useMemo(() => placeClient(code), [code])
  const feed = useQuery({ queryKey: key, queryFn: () => ask('GET /calendar-feed') })
  const again = () => queries.invalidateQueries({ queryKey: key })
  const make = useMutation<MadeCalendarFeed, Problem>({
    mutationFn: () => ask('POST /calendar-feed'),
    onSuccess: again,
  })
  const end = useMutation<unknown, Problem>({
    mutationFn: () => ask('DELETE /calendar-feed'),
    onSuccess: () => {
      make.reset()
      return again()
    },
  })
  if (feed.isPending) return <Skeleton active title={false} paragraph={{ rows: 1 }} />
  const since = feed.data?.since ?? null
  const renew = () =>
    since === null
      ? make.mutate()
      : modal.confirm({
          title: '换一个地址？',
          content: '原来的地址立即作废，已经订阅的日历不再更新。',
          okText: '换一个',
          cancelText: '不换',
          onOk: () => make.mutate(),
        })
  return (
    <>
      <p>把到期日订阅到手机或电脑的日历。地址等于钥匙，不要转给别人。</p>
      {make.data && (
        <p role="status">
          地址只显示这一次：
          <code className="feed-address">{new URL(make.data.path, window.location.origin).href}</code>
        </p>
      )}
      {since !== null && !make.data && <p className="soft">{dayWords(since)} 起已有一个地址。</p>}
      <Trouble error={make.error ?? end.error ?? feed.error} />
      <Button loading={make.isPending} onClick={renew}>
        {since === null ? '取得订阅地址' : '换一个地址'}
      </Button>{' '}
      {since !== null && (
        <Button loading={end.isPending} onClick={() => end.mutate()}>
          停用
        </Button>
      )}
    </>
  )
}
