import { useEffect, useId } from 'react'
import { useArea } from './typed-area.tsx'
import type { TypedArea } from './typed-areas.ts'

const unread = new Map<string, TypedArea | null>()

/** Notes that a field holds words it cannot read: its form is not sent meanwhile. */
export function useUnread(isUnread: boolean): void {
  const field = useId()
  const area = useArea()
  useEffect(() => {
    if (isUnread) unread.set(field, area)
    else unread.delete(field)
    return () => {
      unread.delete(field)
    }
  }, [field, isUnread, area])
}

/** Whether a field within the area, or within any, holds words it cannot read. */
export function hasUnread(area: TypedArea | null): boolean {
  const inside = (one: TypedArea | null): boolean => one === area || (one !== null && inside(one.parent))
  return [...unread.values()].some((one) => area === null || inside(one))
}
