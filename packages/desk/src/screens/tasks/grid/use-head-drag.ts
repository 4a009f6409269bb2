import { type PointerEvent, useState } from 'react'
import { useStableCallback } from '../../../parts/use-stable-callback.ts'
import { steadyColumns } from './column-layout.ts'
import type { TaskColumn, TaskColumnKey } from './task-columns.ts'

/** Pixels that a press may wander and is still a click. */
const slack = 6

interface HeadDragOf {
  readonly columns: readonly TaskColumn[]
  readonly onMove: (key: TaskColumnKey, place: number) => void
  readonly onWiden: (key: TaskColumnKey, width: number | null) => void
}

/** Titles drawn to another place, and their edges to another width, by mouse or finger. `drop` is the place it would go to. */
export function useHeadDrag({ columns, onMove, onWiden }: HeadDragOf) {
  const [drop, setDrop] = useState<number | null>(null)

  /** Follows a pointer until it is let go; `after` hears where it ended, or null where it was broken off. */
  const follow = (
    event: PointerEvent<HTMLElement>,
    during: (right: number, at: number) => void,
    after: (moved: boolean) => void,
  ) => {
    const held = event.currentTarget
    const from = event.clientX
    let moved = false
    held.setPointerCapture(event.pointerId)
    const move = (next: globalThis.PointerEvent) => {
      moved ||= Math.abs(next.clientX - from) > slack
      if (moved) during(next.clientX - from, next.clientX)
    }
    const end = (next: globalThis.PointerEvent) => {
      held.removeEventListener('pointermove', move)
      held.removeEventListener('pointerup', end)
      held.removeEventListener('pointercancel', end)
      after(moved && next.type === 'pointerup')
    }
    held.addEventListener('pointermove', move)
    held.addEventListener('pointerup', end)
    held.addEventListener('pointercancel', end)
  }

  const widen = useStableCallback((event: PointerEvent<HTMLElement>, { key, width }: TaskColumn) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    follow(
      event,
      (right) => onWiden(key, width + right),
      () => undefined,
    )
  })

  const carry = useStableCallback((event: PointerEvent<HTMLElement>, { key }: TaskColumn) => {
    if (event.button !== 0 || steadyColumns.includes(key)) return
    const titles = [...(event.currentTarget.closest('tr')?.querySelectorAll<HTMLElement>('th[data-place]') ?? [])]
    let place = -1
    follow(
      event,
      (_, at) => {
        // before the first title whose middle lies to the right
        const middle = (title: HTMLElement) => title.getBoundingClientRect().left + title.offsetWidth / 2
        const behind = titles.findIndex((title, index) => index >= steadyColumns.length && middle(title) > at)
        place = behind === -1 ? titles.length : behind
        setDrop(place)
      },
      (dropped) => {
        setDrop(null)
        if (!dropped) return
        const own = columns.findIndex((column) => column.key === key)
        onMove(key, place > own ? place - 1 : place)
        // what follows a drag is no click that orders
        window.addEventListener('click', stop, { capture: true, once: true })
        setTimeout(() => window.removeEventListener('click', stop, { capture: true }))
      },
    )
  })
  return { drop, widen, carry }
}

const stop = (event: Event) => {
  event.stopPropagation()
  event.preventDefault()
}
