import type { Kysely } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { acrossPlaces } from '../../access/place-wall.ts'
import { refusal } from '../../domain/refusal.ts'
import { preparePassword, removeSecondFactor, resetPassword, setAccountDisabled } from '../../identity/accounts.ts'
import { forgetFailures } from '../../identity/failures.ts'
import { normalUserName } from '../../identity/user-name.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import type { PeopleRefusal } from './people-refusal.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

/** What the command line can do for an account that is locked out. */
export type Rescue = 'reset-password' | 'reset-factor' | 'unlock'

/**
 * From the machine's own command line: let somebody in again who cannot be helped from the desk, an administrator without
 * their phone above all. Every place of the account has it in its ledger.
 */
export async function rescueAccount(
  db: Kysely<Tables>,
  may: (jurisdictionId: string) => MayWrite,
  at: Date,
  userName: string,
  rescue: Rescue,
): Promise<{ readonly kind: 'rescued'; readonly firstPassword: string | null } | PeopleRefusal> {
  const name = normalUserName(userName)
  const prepared = rescue === 'reset-password' ? await preparePassword(null) : null
  return db.transaction().execute(async (trx) => {
    const account = await trx.selectFrom('auth_user').select('id').where('username', '=', name).executeTakeFirst()
    if (!account) return unknownAccount
    if (prepared) {
      await resetPassword(trx, at, account.id, prepared)
      await setAccountDisabled(trx, at, account.id, false)
    }
    if (rescue === 'reset-factor') await removeSecondFactor(trx, at, account.id)
    await forgetFailures(trx, name)
    const people = await acrossPlaces('an account may be of people in several places', () =>
      trx
        .selectFrom('person')
        .select(['jurisdiction_id', 'person_id'])
        .where('account_id', '=', account.id)
        .orderBy('jurisdiction_id')
        .execute(),
    )
    for (const { jurisdiction_id, person_id } of people) {
      const proof = may(jurisdiction_id)
      const { jurisdictionId, actor } = proof
      const body = { personId: person_id, act: rescue }
      await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'account.rescued', body })
      await tellOfPower(trx, proof, at, { kind: 'account.rescued', personIds: [person_id], content: { act: rescue } })
    }
    return { kind: 'rescued' as const, firstPassword: prepared?.password ?? null }
  })
}

const unknownAccount = refusal(404, 'unknown-account', '没有这个用户名。', 'There is no such user name.')
