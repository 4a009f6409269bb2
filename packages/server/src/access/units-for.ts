import type { SignedIn } from './signed-in.ts'

/** The units in whose name somebody acts; `heads` leaves out those of which they are not the head. */
export const unitsFor = ({ roles }: SignedIn, heads: boolean): readonly string[] =>
  roles.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'unit-head' || (!heads && role === 'unit-officer')) ? [unitId] : [],
  )
