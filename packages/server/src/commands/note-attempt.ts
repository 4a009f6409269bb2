import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { appendSecurityRow } from '../ledger/security-chain.ts'
import { nowhere } from '../store/place-policies.ts'
import type { Tables } from '../store/tables.ts'

/**
 * `token.refused`; at the desk what was not allowed, came from another site, or needed a sign-in; signing in and what people
 * do with their own accounts.
 */
export type AttemptKind =
  | 'sign-in.done'
  | 'sign-in.refused'
  | 'sign-in.locked'
  | 'sign-in.too-many'
  | 'second-factor.refused'
  | 'second-factor.locked'
  | 'sign-out'
  | 'session.ended'
  | 'session.limited'
  | 'sign-in-rules.set'
  | 'network.opened'
  | 'network.closed'
  | 'password.changed'
  | 'password.refused'
  | 'second-factor.set-up'
  | 'backup-codes.renewed'
  | 'first-run.done'
  | 'first-run.refused'
  | 'token.refused'
  | 'desk.forbidden'
  | 'desk.cross-site'
  | 'desk.not-signed-in'
  | 'desk.disguised-file'
  | 'read.file'
  | 'read.list'
  | PowerKind

/** A change of powers or accounts, asked for, decided or made. */
export type PowerKind =
  | 'power.asked'
  | 'power.confirmed'
  | 'power.refused'
  | 'power.withdrawn'
  | 'role.granted'
  | 'role.ended'
  | 'delegation.made'
  | 'delegation.ended'
  | 'person.handed-over'
  | 'unit.merged'
  | 'account.managed'
  | 'account.rescued'

/** An attempt at something, refused unless `success` says otherwise. */
export interface Attempt {
  /** Null where it names no place that there is. */
  readonly jurisdictionId: string | null
  readonly kind: AttemptKind
  /** Who it was, as far as known: `person:…`. */
  readonly actor?: string | null
  /** Network address it came from, as far as known. */
  readonly address: string | null
  readonly detail: string
  readonly success?: boolean
}

/** Write an attempt into the security log; the ledger knows nothing of it. */
export async function noteAttempt(db: Kysely<Tables>, at: Date, attempt: Attempt): Promise<void> {
  await appendSecurityRow(db, {
    jurisdiction_id: attempt.jurisdictionId ?? nowhere,
    security_log_id: uuid(),
    at,
    kind: attempt.kind,
    actor: attempt.actor ?? null,
    address: attempt.address,
    success: attempt.success ?? false,
    // as the database keeps it, or the hash would not recompute
    detail: attempt.detail.slice(0, 500).replaceAll('\0', '').toWellFormed(),
  })
}
