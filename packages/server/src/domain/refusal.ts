/** The HTTP statuses a refusal is answered with. */
export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

/** An expected refusal, told to a person in Chinese and in English: what is wrong, and what to do. */
export interface Refusal<Reason extends string = string> {
  readonly kind: 'refused'
  readonly reason: Reason
  /** The status an HTTP server answers with; a command line does not look at it. */
  readonly status: RefusalStatus
  readonly message: string
  readonly messageEn: string
  /** The row as it is now, where somebody else was quicker. */
  readonly current?: unknown
}

/** Makes a refusal. `current` is the row as it is now, where somebody else was quicker. */
export function refusal<Reason extends string>(
  status: RefusalStatus,
  reason: Reason,
  message: string,
  messageEn: string,
  current?: unknown,
): Refusal<Reason> {
  const said = { kind: 'refused', reason, status, message, messageEn } as const
  return current === undefined ? said : { ...said, current }
}
