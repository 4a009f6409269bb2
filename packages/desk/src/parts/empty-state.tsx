import type { ReactNode } from 'react'

/** Empty state: says what this place will show and how to add the first item. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="notice">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  )
}
