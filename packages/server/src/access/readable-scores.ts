import type { Readable } from './may-do.ts'
import type { SignedIn } from './signed-in.ts'

/** Whose scores and burden a person may read: all, or those of their units. */
export const readableScores = (actor: SignedIn): Readable =>
  actor.roles.some(({ role }) => role === 'supervisor' || role === 'leader')
    ? { kind: 'all' }
    : { kind: 'of-units', unitIds: actor.roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])) }
