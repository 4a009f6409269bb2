import type { ReactNode } from 'react'

/** A text with half-open ranges of it marked; they are in order and do not touch. */
export function Marked({
  text,
  marks,
}: {
  readonly text: string
  readonly marks: readonly (readonly [start: number, end: number])[]
}) {
  const pieces: ReactNode[] = []
  let done = 0
  for (const [start, end] of marks) {
    pieces.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>)
    done = end
  }
  return (
    <span>
      {pieces}
      {text.slice(done)}
    </span>
  )
}
