import type { Day } from '../day.ts'
import type { Role } from '../vocabulary.ts'

/** The kinds of changes of powers that wait for another administrator. */
export const powerKinds = ['appoint', 'dismiss', 'account', 'hand-over', 'merge-units'] as const
/** A kind of change that waits for another administrator. */
export type PowerRequestKind = (typeof powerKinds)[number]

/** How a request for a change of powers ended. */
export const powerDecisions = ['confirmed', 'refused', 'withdrawn'] as const
/** An end of such a request. */
export type PowerDecision = (typeof powerDecisions)[number]

/** A role to be granted; `from` is its first day. */
export interface NewRole {
  readonly personId: string
  readonly role: Role
  /** Set for a unit's roles, and only for them. */
  readonly unitId: string | null
  readonly from: Day
  /** The last day; null without end. */
  readonly to: Day | null
}

/** What may be done to somebody's account. */
export type AccountAct =
  | { readonly act: 'give'; readonly userName: string }
  | { readonly act: 'reset-password' }
  | { readonly act: 'remove-second-factor' }
  | { readonly act: 'unlock' }
  | { readonly act: 'tie-subject'; readonly subject: string | null }
  | { readonly act: 'disable' | 'enable' }

/** Whose open work goes to whom. */
export interface HandOver {
  readonly fromPersonId: string
  /** Who takes over; null only where nothing is open. */
  readonly toPersonId: string | null
  /** Whether the person leaves with it: their roles end, their account is closed. */
  readonly leaves: boolean
}

/** A change of powers that one administrator asks for and another one confirms. */
export type PowerAct =
  | { readonly kind: 'appoint'; readonly role: NewRole }
  | { readonly kind: 'dismiss'; readonly personId: string; readonly roleGrantId: string; readonly role: Role }
  | { readonly kind: 'account'; readonly personId: string; readonly act: AccountAct }
  | { readonly kind: 'hand-over'; readonly over: HandOver; readonly passesRoles: boolean }
  | {
      readonly kind: 'merge-units'
      readonly personId: string
      readonly unitId: string
      readonly successorId: string
      readonly from: Day
    }

/** Whom an act concerns first. */
export function personOf(act: PowerAct): string {
  switch (act.kind) {
    case 'appoint':
      return act.role.personId
    case 'hand-over':
      return act.over.fromPersonId
    default:
      return act.personId
  }
}

/**
 * Who may confirm an act beside the one who asked: where it gives somebody roles of the work the security administrator, who
 * grants them; else any of the three.
 */
export function confirmersOf(act: PowerAct): readonly Role[] {
  const passesRoles = act.kind === 'merge-units' || (act.kind === 'hand-over' && act.passesRoles)
  return passesRoles
    ? ['security-administrator']
    : ['system-administrator', 'security-administrator', 'audit-administrator']
}

/** For how many days a request may be confirmed. */
export const requestDays = 7
