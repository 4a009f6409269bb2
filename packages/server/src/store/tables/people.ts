import type { Day } from '../../domain/day.ts'
import type { PowerDecision, PowerRequestKind } from '../../domain/powers/power-act.ts'
import type { Role } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Json } from './columns.ts'

/** People of a place, with or without an account. */
export interface PersonTable {
  jurisdiction_id: string
  person_id: string
  /** The sign-in's user; null for somebody who is named but does not sign in. */
  account_id: string | null
  name: string
  /** 职务 */
  post: string | null
  phone: string | null
  email: string | null
  created_at: Instant
  /** The first day on which somebody who has left is no longer of the place. */
  left_on: Day | null
  revision: Defaulted<number>
}

/** A role somebody holds, half-open `[valid_from, valid_to)`. */
export interface RoleGrantTable {
  jurisdiction_id: string
  role_grant_id: string
  person_id: string
  role: Role
  /** Set for the roles of a unit, and only for them. */
  unit_id: string | null
  valid_from: Day
  valid_to: Day | null
  granted_by: string
  granted_at: Instant
  ended_by: string | null
}

/** AB角: what `to_person_id` may do in the place of `from_person_id`, half-open `[valid_from, valid_to)`. */
export interface DelegationTable {
  jurisdiction_id: string
  delegation_id: string
  from_person_id: string
  to_person_id: string
  valid_from: Day
  valid_to: Day
  reason: string | null
  made_by: string
  made_at: Instant
  ended_at: Instant | null
}

/** A change of powers that waits for another administrator, with how it ended. */
export interface PowerRequestTable {
  jurisdiction_id: string
  power_request_id: string
  /** Whom it concerns first. */
  person_id: string
  kind: PowerRequestKind
  /** What is done when it is confirmed. */
  content: Json<object>
  asked_by: string
  asked_at: Instant
  expires_at: Instant
  decision: PowerDecision | null
  decided_by: string | null
  decided_at: Instant | null
}

/** What a person is told of a change of their own powers or account, until they have seen it. */
export interface PersonNoticeTable {
  jurisdiction_id: string
  person_notice_id: string
  person_id: string
  kind: string
  content: Json<object>
  actor: string
  at: Instant
  seen_at: Instant | null
}

/** The tables of this file, by their names. */
export interface PeopleTables {
  person: PersonTable
  role_grant: RoleGrantTable
  delegation: DelegationTable
  power_request: PowerRequestTable
  person_notice: PersonNoticeTable
}
