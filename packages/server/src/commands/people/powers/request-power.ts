import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Allowed } from '../../../access/may-do.ts'
import type { Action } from '../../../access/rules.ts'
import { latestMade } from '../../../domain/clock-leap.ts'
import { inDays } from '../../../domain/day.ts'
import { type PowerAct, personOf, requestDays } from '../../../domain/powers/power-act.ts'
import { refusal } from '../../../domain/refusal.ts'
import { appendEntry } from '../../../ledger/append-entry.ts'
import type { Tables } from '../../../store/tables.ts'
import type { PeopleRefusal } from '../people-refusal.ts'
import { tellOfPower } from './tell-of-power.ts'

/** A change that was not made yet: another administrator confirms it. */
export interface Waiting {
  readonly kind: 'waiting'
  readonly powerRequestId: string
}

/** Lay a change of powers before another administrator. The same one waits only once. */
export async function requestPower(
  trx: Transaction<Tables>,
  may: Allowed<Action>,
  at: Date,
  act: PowerAct,
): Promise<Waiting | PeopleRefusal> {
  const { jurisdictionId, actor } = may
  const personId = personOf(act)
  const content = JSON.stringify(act)
  const open = await trx
    .selectFrom('power_request')
    .select('power_request_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('kind', '=', act.kind)
    .where('decision', 'is', null)
    .where('expires_at', '>', at)
    .where('asked_at', '<=', latestMade(at))
    .where((eb) => eb(eb.cast('content', 'text'), '=', eb.cast(eb.cast(eb.val(content), 'jsonb'), 'text')))
    .executeTakeFirst()
  if (open) return waitsAlready
  const powerRequestId = uuid()
  await trx
    .insertInto('power_request')
    .values({
      jurisdiction_id: jurisdictionId,
      power_request_id: powerRequestId,
      person_id: personId,
      kind: act.kind,
      content,
      asked_by: actor.personId,
      asked_at: at,
      expires_at: inDays(at, requestDays),
      decision: null,
      decided_by: null,
      decided_at: null,
    })
    .execute()
  const body = { powerRequestId, kind: act.kind, personId }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'power.asked', body })
  await tellOfPower(trx, may, at, { kind: 'power.asked', personIds: [personId], content: whatIsAsked(act) })
  return { kind: 'waiting', powerRequestId }
}

/** The act in the few words a notice and the log hold. */
export function whatIsAsked(act: PowerAct): Readonly<Record<string, string | boolean | null>> {
  switch (act.kind) {
    case 'appoint':
      return { power: act.kind, role: act.role.role }
    case 'dismiss':
      return { power: act.kind, role: act.role }
    case 'account':
      return { power: act.kind, act: act.act.act }
    case 'hand-over':
      return { power: act.kind, toPersonId: act.over.toPersonId, leaves: act.over.leaves }
    case 'merge-units':
      return { power: act.kind, unitId: act.unitId, successorId: act.successorId }
  }
}

const waitsAlready = refusal(
  409,
  'waits-already',
  '同样的变更已提交，正等另一位管理员确认。',
  'The same change waits for another administrator already.',
)
