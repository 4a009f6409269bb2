import type { ReportReview, TextChange } from '@luoshi/server/desk/review/review-routes.ts'
import type { ProposalKind, ProposalState } from '../../words/proposals.ts'

/** A stretch of the text that belongs to something to be decided. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly id: string
  readonly kind: ProposalKind | 'finding'
  readonly state: ProposalState
}

/** A line of the text with what belongs to it. */
export interface LaidParagraph {
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
  readonly changes: readonly TextChange[]
}

/** The lines of a text that hold words. */
export function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** Everything to be decided as marks, in the order of the text; what was rejected is marked no more. */
export function marksOf({ proposals, findings }: ReportReview): readonly Mark[] {
  const marks: Mark[] = []
  for (const { proposalId, kind, state, span } of proposals)
    if (state !== 'rejected') marks.push({ start: span[0], end: span[1], id: proposalId, kind, state })
  for (const { findingId, settledBy, span } of findings)
    marks.push({
      start: span[0],
      end: span[1],
      id: findingId,
      kind: 'finding',
      state: settledBy === null ? 'open' : 'accepted',
    })
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * Lay marks and changes, both in the order of the text, on its lines. A line that is as it was in `before` is the same
 * object, so that only what changed is drawn again.
 */
export function layText(
  lines: readonly { readonly start: number; readonly end: number }[],
  marks: readonly Mark[],
  changes: readonly TextChange[],
  before: readonly LaidParagraph[] | null,
): readonly LaidParagraph[] {
  let [markAt, changeAt] = [0, 0]
  let reaching: Mark[] = []
  return lines.map(({ start, end }, index) => {
    const mine = reaching.filter((mark) => mark.end > start)
    for (let mark = marks[markAt]; mark && mark.start < end; mark = marks[++markAt])
      if (mark.end > start) mine.push(mark)
    reaching = mine.filter((mark) => mark.end > end)
    const changed: TextChange[] = []
    for (let change = changes[changeAt]; change && change.start < end; change = changes[++changeAt])
      if (change.end >= start) changed.push(change)
    const was = before?.[index]
    if (was && was.start === start && sameMarks(was.marks, mine)) return was
    return { start, end, marks: mine, changes: changed }
  })
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
  return (
    one.length === other.length &&
    one.every((mark, index) => {
      const like = other[index]
      return (
        like !== undefined &&
        mark.id === like.id &&
        mark.state === like.state &&
        mark.kind === like.kind &&
        mark.start === like.start &&
        mark.end === like.end
      )
    })
  )
}

/** A stretch of a line that looks alike from end to end. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** The proposal it belongs to: the innermost. */
  readonly mark: Mark | null
  readonly finding: Mark | null
  readonly change: TextChange | null
}

/** A line cut wherever something begins or ends. */
export function piecesOf({ start, end, marks, changes }: LaidParagraph): readonly Piece[] {
  const inside = (at: number) => at > start && at < end
  const bounds = [...marks, ...changes].flatMap((one) => [one.start, one.end]).filter(inside)
  const cuts = [...new Set([start, ...bounds, end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const covers = (one: { readonly start: number; readonly end: number }) => one.start <= from && one.end >= to
    return {
      start: from,
      end: to,
      mark: marks.findLast((mark) => mark.kind !== 'finding' && covers(mark)) ?? null,
      finding: marks.findLast((mark) => mark.kind === 'finding' && covers(mark)) ?? null,
      change: changes.find(covers) ?? null,
    }
  })
}
