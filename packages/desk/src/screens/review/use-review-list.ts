import { useCallback, useMemo, useState } from 'react'
import { type Filter, firstShow, isTodo, matches, type ReviewItem } from './review-items.ts'

/** Opens at `wanted`, else with the doubtful ones where `mayReview`. The items that are shown, the one the reviewer is at, those that are ticked, and the ways about among them. */
export function useReviewList(items: readonly ReviewItem[], mayReview: boolean, wanted: string | null) {
  const [filter, setFilter] = useState<Filter>(() => ({
    show: mayReview && wanted === null ? firstShow(items) : 'all',
    kind: null,
    words: '',
  }))
  // what is decided stays where it is until the reviewer asks for another list: nothing moves by itself
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => hiddenBy(items, filter))
  const shown = useMemo(() => items.filter(({ id }) => !hidden.has(id)), [items, hidden])
  const [active, setActive] = useState<string | null>(() => wanted ?? (shown.find(isTodo) ?? shown[0])?.id ?? null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  /** Which of the two columns a phone shows. */
  const [pane, setPane] = useState<'text' | 'items'>(wanted === null ? 'items' : 'text')
  const at = shown.findIndex(({ id }) => id === active)
  const show = (next: Filter) => {
    setFilter(next)
    const nowHidden = hiddenBy(items, next)
    setHidden(nowHidden)
    setChecked(new Set())
    const left = items.filter(({ id }) => !nowHidden.has(id))
    if (!left.some(({ id }) => id === active)) setActive(left[0]?.id ?? null)
  }
  const choose = useCallback((id: string) => {
    setActive(id)
    setPane('items')
  }, [])
  const goTo = (index: number) => {
    const item = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (item) setActive(item.id)
  }
  /** Within the filter; the filter itself is never left but by {@link leaveFilter}. */
  const goToNextOpen = (decided: ReadonlySet<string> = new Set()) => {
    const waits = (item: ReviewItem) => isTodo(item) && !decided.has(item.id)
    const next = shown.slice(at + 1).find(waits) ?? shown.find(waits)
    if (next) setActive(next.id)
  }
  /** To the next open item of all, behind the one the reviewer is at; asked for by the reviewer. */
  const leaveFilter = () => {
    const here = items.findIndex(({ id }) => id === active)
    const next = items.slice(here + 1).find(isTodo) ?? items.find(isTodo)
    if (!next) return
    if (hidden.has(next.id)) show({ show: 'all', kind: null, words: '' })
    setActive(next.id)
  }
  const nextOpen = () => (shown.some(isTodo) ? goToNextOpen() : leaveFilter())
  const check = useCallback(
    (id: string, range: boolean) => {
      setChecked((now) => {
        const next = new Set(now)
        const [from, to] = [shown.findIndex((item) => item.id === active), shown.findIndex((item) => item.id === id)]
        if (range && from >= 0)
          for (const item of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(item.id)
        else if (!next.delete(id)) next.add(id)
        return next
      })
      setActive(id)
    },
    [shown, active],
  )
  return {
    filter,
    shown,
    active,
    setActive,
    checked,
    setChecked,
    pane,
    setPane,
    at,
    show,
    choose,
    goTo,
    goToNextOpen,
    leaveFilter,
    nextOpen,
    check,
  }
}

const hiddenBy = (items: readonly ReviewItem[], filter: Filter): ReadonlySet<string> =>
  new Set(items.filter((item) => !matches(item, filter)).map(({ id }) => id))
