/** An entry of somebody's review, as the ledger holds it. */
export interface ReviewEntry {
  readonly seq: number
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

/** The newest act of a reviewer on a report that was not taken back yet; `entries` are theirs, newest first. */
export function undoableReview<T extends ReviewEntry>(entries: readonly T[], reportId: string): T | undefined {
  const undone = new Set<unknown>()
  for (const entry of entries) {
    if (entry.body.reportId !== reportId) continue
    if (entry.kind === 'report.review-undone') undone.add(entry.body.undoes)
    else if (entry.kind === 'report.reviewed' && !undone.has(entry.seq)) return entry
  }
  return undefined
}
