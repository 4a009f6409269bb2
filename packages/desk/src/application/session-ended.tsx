import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { deskClient } from './ask.ts'
import { onProblem, Problem } from './problem.ts'
import type { Session } from './session.tsx'

const SignInAgain = lazy(async () => {
  try {
    return { default: (await import('../screens/sign-in/sign-in-again.tsx')).SignInAgain }
  } catch {
    // the server is away or newer: the other way to sign in stays, and so does the screen below
    return { default: (_: { readonly onEntered: () => unknown }) => <></> }
  }
})

/** Asks once to sign in again when the session has ended, over the screen, so that nothing typed there is lost. */
export function SessionEnded() {
  const queries = useQueryClient()
  const [ended, setEnded] = useState(false)
  const [still, setStill] = useState<string | null>(null)
  // a wrong password or code is answered with 401, too, but does not end the session
  useEffect(() => onProblem(({ status, kind }) => status === 401 && kind !== 'sign-in-refused' && setEnded(true)), [])
  const goOn = async () => {
    try {
      const now = await deskClient.ask('GET /session')
      // the next person must not see what the former one typed and read
      const before = queries.getQueryData<Session>(['session'])
      if (before && before.person.userName !== now.person.userName) return window.location.assign(document.baseURI)
      setEnded(false)
      setStill(null)
      await queries.invalidateQueries()
    } catch (error) {
      const isAway = error instanceof Problem && error.status === 0
      setStill(isAway ? error.message : '还没有登录，请在上面登录，或在新标签页完成登录。')
    }
  }
  return (
    <Modal
      open={ended}
      // above every dialog that is open
      zIndex={3000}
      title="登录已超时"
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="sign-in" type="link" href="sign-in?again=1" target="_blank" rel="noopener">
          在新标签页登录
        </Button>,
        <Button key="go-on" onClick={() => void goOn()}>
          我已重新登录，继续
        </Button>,
      ]}
    >
      <p>超过 30 分钟没有操作，或登录已被撤销。本页填写的内容不会丢失，重新登录后接着办理。</p>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} />}>
        {ended && <SignInAgain onEntered={goOn} />}
      </Suspense>
      {still !== null && <p role="alert">{still}</p>}
    </Modal>
  )
}
