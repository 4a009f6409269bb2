import type { ScoreDoer } from '../domain/scores/score-table.ts'
import { doerOf } from './matter-doer.ts'
import type { SignedIn } from './signed-in.ts'

/** In which parts somebody signed in can act on a version of scores. */
export function scoreDoer(actor: SignedIn, made: Pick<ScoreDoer, 'computedBy' | 'proposedBy'>): ScoreDoer {
  const { personId, roles } = doerOf(actor)
  return {
    personId,
    office: roles.some(({ part }) => part === 'office'),
    approvesFor: roles.flatMap(({ part, onBehalfOf }) => (part === 'approver' ? [onBehalfOf] : [])),
    ...made,
  }
}
