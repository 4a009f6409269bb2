import type { ReactNode } from 'react'
import type { Span } from './settling.ts'

interface MarkedWordsProps {
  readonly text: string
  /** Where `text` begins in its report. */
  readonly start: number
  /** Of the report, in order; what lies outside is passed over. */
  readonly marks: readonly Span[]
}

/** A sentence with the words it shares marked. */
export function MarkedWords({ text, start, marks }: MarkedWordsProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    const [a, b] = [Math.max(at, from - start), Math.min(text.length, to - start)]
    if (b <= a) continue
    parts.push(text.slice(at, a), <mark key={a}>{text.slice(a, b)}</mark>)
    at = b
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}

/** Where `text` holds the words that `marks` mark in `of`, from `start`: the same words, found again. */
export function sameWords(text: string, start: number, of: string, ofStart: number, marks: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const [from, to] of marks) {
    const words = of.slice(from - ofStart, to - ofStart)
    const at = words === '' ? -1 : text.indexOf(words)
    if (at >= 0) found.push([start + at, start + at + words.length])
  }
  return found.toSorted((a, b) => a[0] - b[0])
}
