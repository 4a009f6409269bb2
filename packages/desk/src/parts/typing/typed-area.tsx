import { App } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { actIn, giveUp, openArea, type TypedArea, typedIn } from './typed-areas.ts'

const AreaContext = createContext<TypedArea | null>(null)

/** The area this part of a screen lies in; null outside of any. */
export const useArea = (): TypedArea | null => useContext(AreaContext)

/** An area for {@link Typing}, open as long as the caller is shown. */
export function useTypedArea(name: string): TypedArea {
  const parent = useArea()
  const area = useRef<TypedArea | null>(null)
  area.current ??= { name, parent, typed: false, sent: false }
  const own = area.current
  useEffect(() => openArea(own), [own])
  return own
}

/** Watches what is typed within it, in any kind of field. */
export function Typing({ area, children }: { readonly area: TypedArea; readonly children: ReactNode }) {
  // an event that an inner area has taken is not this one's
  const hear = (typed: boolean) => (event: { readonly nativeEvent: Event }) => {
    const native: Event & { luoshiTaken?: boolean } = event.nativeEvent
    if (native.luoshiTaken) return
    native.luoshiTaken = true
    actIn(area, typed)
  }
  return (
    <AreaContext value={area}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens */}
      <div className="typing" onInput={hear(true)} onClick={hear(false)} onKeyDown={hear(false)}>
        {children}
      </div>
    </AreaContext>
  )
}

/** Asks before what was typed in an area is given up; does it at once where nothing was. */
export function useGivingUp(area: TypedArea): (leave: () => void) => void {
  const { modal } = App.useApp()
  return (leave) => {
    if (typedIn(area).length === 0) return leave()
    modal.confirm({
      title: '填写的内容还没有保存',
      content: '关闭后，已填写的内容就没有了。',
      okText: '继续填写',
      cancelText: '不保存，关闭',
      onCancel: () => {
        giveUp(area)
        leave()
      },
    })
  }
}
