import type { Refusal, RefusalStatus } from '../../domain/refusal.ts'
import { type ProblemKind, problem } from '../problem.ts'

/** A refusal as a problem of the status it names. */
export function refusedAnswer({ status, reason, message, messageEn, current }: Refusal): Response {
  return problem(status === 409 && reason === 'stale' ? 'stale' : kinds[status], {
    detail: message,
    detailEn: messageEn,
    more: { reason, ...(current === undefined ? {} : { current }) },
  })
}

const kinds: Readonly<Record<RefusalStatus, ProblemKind>> = {
  401: 'sign-in-refused',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'purged',
  413: 'too-large',
  415: 'unsupported-type',
  422: 'not-possible',
  429: 'too-many-attempts',
  503: 'unavailable',
}
