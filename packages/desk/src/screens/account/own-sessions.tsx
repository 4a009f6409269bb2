import type { OwnSession } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { deskClient } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import type { Problem } from '../../application/problem.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords } from '../../words/reporting.ts'

/** Where one is signed in, each to be ended. */
export function OwnSessionList() {
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['own-sessions'], queryFn: () => deskClient.ask('GET /auth/sessions') })
  const end = useMutation<unknown, Problem, string | null>({
    mutationFn: (sessionId) => deskClient.ask('POST /auth/sessions/end', { body: { sessionId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['own-sessions'] }),
  })
  if (list.isPending) return <Skeleton active paragraph={{ rows: 2 }} />
  if (cannotShow(list)) return <ErrorState error={list.error} again={() => list.refetch()} />
  const { sessions } = list.data
  return (
    <>
      <Trouble error={end.error} />
      <ul className="own-sessions">
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <span>
              {browserName(session.browser)} · {session.address ?? '地址不明'}
              <span className="soft">
                {' · '}
                {momentWords(session.begunAt)} 登录，最近操作 {momentWords(session.lastSeenAt).slice(11)}
                {session.way === 'oidc' && '，统一身份认证'}
              </span>
            </span>
            {session.current ? (
              <span className="soft">本次登录</span>
            ) : (
              <Button size="small" onClick={() => end.mutate(session.sessionId)}>
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <Button onClick={() => end.mutate(null)}>退出其他所有登录</Button>}
      <p className="soft">30 分钟没有操作会自动退出。有不认识的登录，请退出它并修改口令。</p>
    </>
  )
}

function browserName(agent: OwnSession['browser']): string {
  if (!agent) return '浏览器不明'
  const name = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chromium 内核浏览器'
        : /Safari\//.test(agent)
          ? 'Safari'
          : '其他浏览器'
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? 'Android'
      : /iPhone|iPad/.test(agent)
        ? 'iOS'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return system ? `${name}（${system}）` : name
}
