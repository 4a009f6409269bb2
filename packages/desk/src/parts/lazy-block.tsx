import { type ReactNode, useEffect, useRef, useState } from 'react'

/** A block that is drawn when it comes into view, or when `wanted`. */
interface LazyBlockProps {
  /** Estimated height in pixels before it is rendered, so that the page does not jump. */
  readonly height: number
  /** True when it must be rendered out of view, too. */
  readonly wanted: boolean
  readonly children: () => ReactNode
}

/** Renders a part of a long page when it scrolls near the view, and keeps it then. Scrolls with the nearest `data-pane`. */
export function LazyBlock({ height, wanted, children }: LazyBlockProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  if (wanted && !near) setNear(true)
  useEffect(() => {
    const block = place.current
    if (!block || near) return
    const pane = block.closest('[data-pane]')
    const scrolls = pane !== null && getComputedStyle(pane).overflowY !== 'visible'
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && setNear(true), {
      root: scrolls ? pane : null,
      rootMargin: '800px 0px',
    })
    observer.observe(block)
    return () => observer.disconnect()
  }, [near])
  return (
    <div ref={place} style={near ? undefined : { minHeight: height }}>
      {near && children()}
    </div>
  )
}
