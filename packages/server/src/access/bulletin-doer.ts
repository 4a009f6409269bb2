import type { BulletinDoer } from '../domain/bulletins/bulletin-table.ts'
import { notLentBy } from '../domain/own-power.ts'
import { doerOf } from './matter-doer.ts'
import type { SignedIn } from './signed-in.ts'

/** In which parts somebody signed in can act on a bulletin; who proposed it approves it by nobody else either. */
export function bulletinDoer(actor: SignedIn, proposedBy: string | null): BulletinDoer {
  const { personId, roles } = doerOf(actor)
  return {
    personId,
    office: roles.some(({ part }) => part === 'office'),
    approver: notLentBy(roles, [proposedBy]).some(({ part }) => part === 'approver'),
    proposedBy,
  }
}
