import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { administrators } from '../../access/rules.ts'
import type { Day } from '../../domain/day.ts'
import { dayAfter, dayOf, daysBetween } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, unknownPerson } from './people-refusal.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

/** Who acts for whom (AB角), both days included. */
export interface NewDelegation {
  readonly fromPersonId: string
  readonly toPersonId: string
  readonly from: Day
  /** The last day. */
  readonly to: Day
  readonly reason: string | null
}

/** Let a person stand in for another (AB角) from a day through a day. The proof is of the person stood in for. */
export async function delegate(
  db: Kysely<Tables>,
  asked: Ask<'delegation.make'>,
  at: Date,
  { fromPersonId, toPersonId, from, to, reason }: NewDelegation,
): Promise<{ readonly kind: 'delegated'; readonly delegationId: string } | PeopleRefusal | Forbidden> {
  if (fromPersonId === toPersonId) return notOneself
  const today = dayOf(at)
  if (to < from || to < today || daysBetween(from, to) > 366) return wrongDays
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId, actor } = may
    const people = await trx
      .selectFrom('person')
      .select('person_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', 'in', [fromPersonId, toPersonId])
      .where('left_on', 'is', null)
      .orderBy('person_id')
      .forUpdate()
      .execute()
    if (people.length < 2) return unknownPerson
    const administrator = await trx
      .selectFrom('role_grant')
      .select('role_grant_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', 'in', [fromPersonId, toPersonId])
      .where('role', 'in', [...administrators])
      .where(endsAfter('role_grant', today))
      .executeTakeFirst()
    if (administrator) return keptApart
    const delegationId = uuid()
    await trx
      .insertInto('delegation')
      .values({
        jurisdiction_id: jurisdictionId,
        delegation_id: delegationId,
        from_person_id: fromPersonId,
        to_person_id: toPersonId,
        valid_from: from,
        valid_to: dayAfter(to),
        reason,
        made_by: actor.id,
        made_at: at,
        ended_at: null,
      })
      .execute()
    const body = { delegationId, fromPersonId, toPersonId, from, to }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'delegation.made', body })
    const told = { fromPersonId, toPersonId, firstDay: from, lastDay: to }
    await tellOfPower(trx, may, at, { kind: 'delegation.made', personIds: [fromPersonId, toPersonId], content: told })
    return { kind: 'delegated' as const, delegationId }
  })
}

const notOneself = refusal(422, 'not-oneself', '不能由本人代理本人。', 'Nobody stands in for themselves.')
const wrongDays = refusal(
  422,
  'wrong-days',
  '止日不能早于起日和今天，最长一年。',
  'The last day is not before the first nor before today, and at most a year later.',
)
const keptApart = refusal(
  422,
  'kept-apart',
  '管理员的权限不能代理，管理员也不能代理他人。',
  'An administrator’s powers are not passed on, nor does an administrator stand in for others.',
)
