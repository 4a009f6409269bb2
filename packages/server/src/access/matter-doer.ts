import type { MatterDoer } from '../domain/matters/matter-act.ts'
import type { SignedIn } from './signed-in.ts'

const parts = {
  supervisor: ['office', 'approver'],
  leader: ['approver'],
  'unit-head': ['head'],
  'unit-officer': ['officer'],
} as const

/** In which parts somebody signed in can act on matters. */
export function doerOf(actor: SignedIn): MatterDoer {
  return {
    personId: actor.personId,
    roles: actor.roles.flatMap(({ role, unitId, onBehalfOf }) =>
      role in parts ? parts[role as keyof typeof parts].map((part) => ({ part, unitId, onBehalfOf })) : [],
    ),
  }
}
