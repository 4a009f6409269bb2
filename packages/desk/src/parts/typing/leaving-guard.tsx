import { App } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { giveUp, typedIn } from './typed-areas.ts'

/** Asks before another screen or site takes the place of one with something typed in it. */
export function LeavingGuard() {
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search) &&
      typedIn().length > 0,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const names = [...new Set(typedIn().map(({ name }) => name))].join('、')
    const asked = modal.confirm({
      title: '填写的内容还没有保存',
      content: `“${names}”里填写的内容还没有保存，离开后就没有了。`,
      okText: '留在本页',
      cancelText: '不保存，离开',
      onOk: () => blocker.reset(),
      onCancel: () => {
        giveUp(null)
        blocker.proceed()
      },
    })
    return () => asked.destroy()
  }, [blocker, modal])
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (typedIn().length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [])
  return null
}
