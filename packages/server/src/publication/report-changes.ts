import type { Repair } from '@luoshi/report'

type Run = readonly [textStart: number, textEnd: number, start: number, end: number]

/** A place where the restored text differs from the file: `after` stands in the text at `[start, end)`. */
export interface TextChange {
  readonly start: number
  readonly end: number
  /** As the file has it; empty where something was put in. */
  readonly before: string
  readonly after: string
  /** False where the damage only narrowed the words down. */
  readonly certain: boolean
}

/**
 * Every difference between the restored text and the text as received, in order, from the runs that tie them together.
 * Neighbouring differences are one; those of blanks and line breaks alone are no difference to a reader.
 */
export function textChanges(
  text: string,
  received: string,
  origins: readonly Run[],
  repairs: readonly Pick<Repair, 'span' | 'certain'>[],
): readonly TextChange[] {
  const found: { start: number; end: number; from: number; to: number }[] = []
  const add = (start: number, end: number, from: number, to: number) => {
    const last = found.at(-1)
    if (last && last.end === start && last.to === from) {
      last.end = end
      last.to = to
    } else found.push({ start, end, from, to })
  }
  let [textAt, receivedAt] = [0, 0]
  for (const [textStart, textEnd, start, end] of origins) {
    if (start > receivedAt || textStart > textAt) add(textAt, textStart, receivedAt, Math.max(start, receivedAt))
    if (textEnd - textStart === end - start) {
      for (let i = 0; i < textEnd - textStart; i++)
        if (text[textStart + i] !== received[start + i]) add(textStart + i, textStart + i + 1, start + i, start + i + 1)
    } else add(textStart, textEnd, start, end)
    textAt = textEnd
    receivedAt = Math.max(end, receivedAt)
  }
  const doubtful = repairs.filter((repair) => !repair.certain).map((repair) => repair.span)
  return found.flatMap(({ start, end, from, to }) => {
    const [before, after] = [received.slice(from, to), text.slice(start, end)]
    if (before.replace(/\s+/g, '') === after.replace(/\s+/g, '')) return []
    const certain = !doubtful.some((span) => span[0] < Math.max(end, start + 1) && span[1] > start)
    return { start, end, before: before.trim(), after, certain }
  })
}

/** The stretch of the received text that a stretch of the restored text came from. */
export function receivedStretch(received: string, origins: readonly Run[], start: number, end: number): string {
  let [from, to] = [Number.POSITIVE_INFINITY, 0]
  for (const [textStart, textEnd, first, last] of origins) {
    if (textEnd <= start || textStart >= end) continue
    const even = textEnd - textStart === last - first
    from = Math.min(from, even ? first + Math.max(0, start - textStart) : first)
    to = Math.max(to, even ? last - Math.max(0, textEnd - end) : last)
  }
  return from < to ? received.slice(from, to) : ''
}
