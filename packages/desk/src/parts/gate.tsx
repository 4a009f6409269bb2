import { type ReactNode, useEffect } from 'react'
import './gate.css'

/** The frame of screens before sign-in: one column with a title. */
export function Gate({
  title,
  wide = false,
  children,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · 落实`
  }, [title])
  return (
    <div className={wide ? 'gate wide' : 'gate'}>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
