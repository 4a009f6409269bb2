import { type ProblemKind, problem } from '../problem.ts'

/** An expected refusal of a command or query, as `access`, `commands` and `queries` make it. */
export interface Refused {
  readonly kind: 'refused'
  readonly reason: string
  readonly message: string
  readonly messageEn: string
  /** The row as it is now, where somebody else was quicker. */
  readonly current?: unknown
}

/** A refusal as a problem: what is not there 404, what is not allowed 403, what others changed 409, the rest 422. */
export function refusedAnswer(refused: Refused): Response {
  const { reason, message, messageEn, current } = refused
  return problem(kindOf(reason), {
    detail: message,
    detailEn: messageEn,
    more: { reason, ...(current === undefined ? {} : { current }) },
  })
}

function kindOf(reason: string): ProblemKind {
  if (reason === 'forbidden') return 'forbidden'
  if (reason.startsWith('unknown-')) return 'not-found'
  if (reason === 'stale') return 'stale'
  if (reason.startsWith('already-') || reason === 'conflict') return 'conflict'
  return 'not-possible'
}
