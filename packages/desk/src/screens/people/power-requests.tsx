import type { PowerRequestListed } from '@luoshi/server/desk/people/power-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { requestWords } from '../../words/powers.ts'
import { momentWords } from '../../words/reporting.ts'
import type { FirstPassword } from './first-passwords.tsx'

type Decision = 'confirm' | 'refuse' | 'withdraw'

/** 待确认的权限变更: what one administrator asked for and another one decides. Shows nothing while nothing waits. */
export function PowerRequests({ onDone }: { readonly onDone: (made: readonly FirstPassword[]) => unknown }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const key = [place.code, 'people', 'power-requests']
  const list = useQuery({ queryKey: key, queryFn: () => place.ask('GET /power-requests') })
  const decide = useMutation<
    { readonly firstPassword: string | null; readonly userName: string | null },
    Problem,
    { readonly request: PowerRequestListed; readonly decision: Decision }
  >({
    mutationFn: ({ request, decision }) =>
      place.ask('POST /power-requests/:powerRequestId', {
        path: { powerRequestId: request.powerRequestId },
        body: { decision },
      }),
    onSuccess: async ({ firstPassword, userName }, { request: { person } }) => {
      await queries.invalidateQueries({ queryKey: key })
      onDone(firstPassword === null ? [] : [{ name: person, userName: userName ?? '', password: firstPassword }])
    },
    // somebody else may have decided it meanwhile
    onError: () => queries.invalidateQueries({ queryKey: key }),
  })
  const requests = list.data?.requests ?? []
  if (requests.length === 0) return <Trouble error={list.error ?? decide.error} />
  return (
    <section className="power-requests" aria-labelledby="power-requests">
      <h2 id="power-requests">
        待确认的权限变更 <span className="numbers">{requests.length}</span>
      </h2>
      <Trouble error={decide.error} />
      <ul className="role-list rows">
        {requests.map((request) => (
          <li key={request.powerRequestId}>
            <span>
              {requestWords(request)}
              <br />
              <span className="soft">
                {request.askedBy} {momentWords(request.askedAt)} 提交，{momentWords(request.expiresAt)} 失效
                {request.firstPassword && '。此人尚未改过初始口令，请当面核实本人'}
              </span>
              {request.confirmers.length === 0 ? (
                <span className="soft">
                  。现在没有别的管理员能确认：请在服务器上运行 <code>luoshi account requests</code>
                </span>
              ) : (
                !request.mayConfirm && <span className="soft">。可由{request.confirmers.join('、')}确认</span>
              )}
            </span>
            <Buttons
              request={request}
              busy={decide.isPending}
              onDecide={(decision) => decide.mutate({ request, decision })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Buttons({
  request,
  busy,
  onDecide,
}: {
  readonly request: PowerRequestListed
  readonly busy: boolean
  readonly onDecide: (decision: Decision) => void
}) {
  const { modal } = App.useApp()
  if (request.own)
    return (
      <Button size="small" disabled={busy} onClick={() => onDecide('withdraw')}>
        撤回
      </Button>
    )
  const { act } = request
  const givesPassword = act.kind === 'account' && (act.act.act === 'reset-password' || act.act.act === 'give')
  const confirm = () =>
    modal.confirm({
      title: `确认“${requestWords(request)}”？`,
      content: givesPassword
        ? '确认后立即生效，初始口令只显示给您，请当面或密封交给本人，不要交给提交的人。'
        : '确认后立即生效，并通知本人、记入台账和安全日志。',
      okText: '确认',
      cancelText: '取消',
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => onDecide('confirm'),
    })
  return (
    <span className="buttons">
      {request.mayConfirm && (
        <Button size="small" type="primary" disabled={busy} onClick={confirm}>
          确认
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={() => onDecide('refuse')}>
        不同意
      </Button>
    </span>
  )
}
