import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tables } from '../store/tables.ts'

/** `token.refused`; at the desk what was not allowed, came from another site, or needed a sign-in. */
export type AttemptKind =
  | 'token.refused'
  | 'desk.forbidden'
  | 'desk.cross-site'
  | 'desk.not-signed-in'
  | 'desk.disguised-file'

/** An attempt at something that was refused. */
export interface Attempt {
  /** Null where it names no place that there is. */
  readonly jurisdictionId: string | null
  readonly kind: AttemptKind
  /** Who it was, as far as known: `person:…`. */
  readonly actor?: string | null
  /** Network address it came from, as far as known. */
  readonly address: string | null
  readonly detail: string
}

/** Write an attempt into the security log; the ledger knows nothing of it. */
export async function noteAttempt(db: Kysely<Tables>, at: Date, attempt: Attempt): Promise<void> {
  await db
    .insertInto('security_log')
    .values({
      jurisdiction_id: attempt.jurisdictionId ?? '00000000-0000-0000-0000-000000000000',
      security_log_id: uuid(),
      at,
      kind: attempt.kind,
      actor: attempt.actor ?? null,
      address: attempt.address,
      success: false,
      detail: attempt.detail.slice(0, 500),
    })
    .execute()
}
