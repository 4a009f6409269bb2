interface Entry {
  readonly seq: number
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

/** The last of somebody's own confirmations in a settlement that was not taken back; `entries` are theirs, newest first. */
export function undoableConfirmation<E extends Entry>(entries: readonly E[], settlementId: string): E | undefined {
  const own = entries.filter(({ body }) => body.settlementId === settlementId)
  const undone = new Set(own.map(({ body }) => body.undoes))
  return own.find(({ kind, seq }) => kind === 'settlement.confirmed' && !undone.has(seq))
}
