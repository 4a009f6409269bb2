import { type ReactNode, useEffect } from 'react'

/** The head of a screen. */
interface PageHeaderProps {
  readonly title: string
  /** In grey beside the title: a number, a cut-off day. */
  readonly aside?: ReactNode
  readonly actions?: ReactNode
}

/** The head of a screen; it names the browser's tab as well. */
export function PageHeader({ title, aside, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 落实`
  }, [title])
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {aside !== undefined && <span className="soft">{aside}</span>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </div>
  )
}
