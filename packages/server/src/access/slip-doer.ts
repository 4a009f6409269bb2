import { type SlipAct, slipTable } from '../domain/matters/slip-ladder.ts'
import { ownPower } from '../domain/own-power.ts'
import { doerOf } from './matter-doer.ts'
import type { SignedIn } from './signed-in.ts'

/** What of a slip decides whose its acts are. */
export interface SlipFacts {
  readonly unitId: string
  readonly draftedBy: string
  /** Of its matter. */
  readonly approverId: string | null
}

/** The role by which somebody does an act on a slip, their own before one that is lent; null when it is not theirs. */
export function slipBy(
  actor: SignedIn,
  act: SlipAct,
  { unitId, draftedBy, approverId }: SlipFacts,
): { readonly onBehalfOf: string | null } | null {
  const { by } = slipTable[act]
  if (by === 'office-second' && actor.personId === draftedBy) return null
  const roles = doerOf(actor).roles.filter((role) => {
    switch (by) {
      case 'office':
        return role.part === 'office'
      case 'office-second':
        return role.part === 'office' && role.onBehalfOf !== draftedBy
      case 'approver':
        return role.part === 'approver' && (role.onBehalfOf ?? actor.personId) === approverId
      case 'lead':
        return (role.part === 'head' || role.part === 'officer') && role.unitId === unitId
      case 'lead-head':
        return role.part === 'head' && role.unitId === unitId
      default:
        return false
    }
  })
  const found = ownPower(roles)
  return found ? { onBehalfOf: found.onBehalfOf } : null
}
