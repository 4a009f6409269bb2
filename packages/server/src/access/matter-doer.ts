import type { MatterDoer } from '../domain/matters/matter-act.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { SignedIn } from './signed-in.ts'

type Part = MatterDoer['roles'][number]['part']

const parts: Readonly<Partial<Record<Role, readonly Part[]>>> = {
  supervisor: ['office', 'approver'],
  leader: ['approver'],
  'unit-head': ['head'],
  'unit-officer': ['officer'],
}

/** In which parts somebody signed in can act on matters. */
export function doerOf(actor: SignedIn): MatterDoer {
  return {
    personId: actor.personId,
    roles: actor.roles.flatMap(({ role, unitId, onBehalfOf }) =>
      (parts[role] ?? []).map((part) => ({ part, unitId, onBehalfOf })),
    ),
  }
}
