import type { ReactNode } from 'react'

/** Where there is nothing: what will stand here and how it comes. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="notice">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  )
}
