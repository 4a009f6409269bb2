import type { SignedIn } from '../../access/signed-in.ts'

/** Whether somebody enters the readings of an indicator: the office of all, others of those they or their unit are named for. */
export function keeps(
  actor: SignedIn,
  {
    keeper_unit_id,
    keeper_person_id,
  }: { readonly keeper_unit_id: string | null; readonly keeper_person_id: string | null },
): boolean {
  if (actor.roles.some(({ role }) => role === 'supervisor')) return true
  if (keeper_person_id !== null) return keeper_person_id === actor.personId
  return keeper_unit_id !== null && actor.roles.some(({ unitId }) => unitId === keeper_unit_id)
}
