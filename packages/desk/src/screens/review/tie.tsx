import { type RefObject, useEffect, useRef } from 'react'

/** The two panes between which a line ties the active proposal to its words. */
interface TieProps {
  readonly board: RefObject<HTMLDivElement | null>
  readonly text: RefObject<HTMLDivElement | null>
  readonly list: RefObject<HTMLDivElement | null>
  readonly active: string | null
}

/** The line from a proposal's words in the text to its row. It follows both when they scroll. */
export function Tie({ board, text, list, active }: TieProps) {
  const path = useRef<SVGPathElement>(null)
  useEffect(() => {
    let asked = 0
    const draw = () => {
      asked = 0
      const line = path.current
      if (!line) return
      const words = active && text.current?.querySelector(`[data-item="${active}"]`)
      const row = active && list.current?.querySelector(`[data-row="${active}"]`)
      const around = board.current?.getBoundingClientRect()
      const [left, right] = [text.current?.getBoundingClientRect(), list.current?.getBoundingClientRect()]
      if (!words || !row || !around || !left || !right || right.left < left.right) {
        line.setAttribute('d', '')
        return
      }
      const middle = (one: DOMRect) => Math.min(Math.max(one.top + Math.min(one.height, 28) / 2, left.top), left.bottom)
      const [from, to] = [
        middle(words.getClientRects()[0] ?? words.getBoundingClientRect()),
        middle(row.getBoundingClientRect()),
      ]
      const [x1, x2] = [left.right - around.left, right.left - around.left]
      const [y1, y2] = [from - around.top, to - around.top]
      line.setAttribute('d', `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`)
    }
    const ask = () => {
      asked ||= requestAnimationFrame(draw)
    }
    ask()
    const panes = [text.current, list.current]
    for (const pane of panes) pane?.addEventListener('scroll', ask, { passive: true })
    window.addEventListener('resize', ask)
    return () => {
      cancelAnimationFrame(asked)
      for (const pane of panes) pane?.removeEventListener('scroll', ask)
      window.removeEventListener('resize', ask)
    }
  })
  return (
    <svg className="review-tie" aria-hidden="true">
      <path ref={path} />
    </svg>
  )
}
