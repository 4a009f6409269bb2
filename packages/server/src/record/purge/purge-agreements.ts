import type { Kysely } from 'kysely'
import { actions, reachOf } from '../../access/rules.ts'
import { type Day, inDays } from '../../domain/day.ts'
import { roles } from '../../domain/vocabulary.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Somebody's agreement to a purge that still holds. */
export interface Agreement {
  readonly agreementId: string
  readonly hash: string
  readonly personId: string
  readonly name: string
  readonly reason: string
  readonly agreedAt: Date
  readonly expiresAt: Date
}

const action = actions.find((each) => each === 'content.purge')
const rolesThatAgree = roles.filter((role) => action && reachOf(action, role))

/** The people of a place who may agree to a purge on a day and can sign in. */
export async function peopleWhoMayAgree(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: Day,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('role_grant', (join) =>
      join
        .onRef('role_grant.jurisdiction_id', '=', 'person.jurisdiction_id')
        .onRef('role_grant.person_id', '=', 'person.person_id'),
    )
    .innerJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select('person.person_id')
    .where('person.jurisdiction_id', '=', jurisdictionId)
    .where(presentOn('person', today))
    .where('role_grant.role', 'in', rolesThatAgree)
    .where(heldOn('role_grant', today))
    .where('auth_user.disabledAt', 'is', null)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** The agreements of a place that hold at a moment, of one content where its hash is named; the earliest first. */
export async function openAgreements(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  hash: string | null = null,
): Promise<readonly Agreement[]> {
  const rows = await db
    .selectFrom('purge_agreement')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'purge_agreement.jurisdiction_id')
        .onRef('person.person_id', '=', 'purge_agreement.person_id'),
    )
    .select([
      'purge_agreement_id',
      'hash',
      'purge_agreement.person_id',
      'person.name',
      'reason',
      'agreed_at',
      'expires_at',
    ])
    .where('purge_agreement.jurisdiction_id', '=', jurisdictionId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    // one of a clock that was ahead would hold until long after its week
    .where('agreed_at', '<=', inDays(at, 1))
    .$if(hash !== null, (query) => query.where('hash', '=', hash ?? ''))
    .orderBy('agreed_at')
    .orderBy('purge_agreement_id')
    .execute()
  return rows.map((row) => ({
    agreementId: row.purge_agreement_id,
    hash: row.hash,
    personId: row.person_id,
    name: row.name,
    reason: row.reason,
    agreedAt: row.agreed_at,
    expiresAt: row.expires_at,
  }))
}
