import type { Kysely, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type PersonToTell, peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { areOpen } from '../../record/units/open-units.ts'
import { presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'

/** A unit or a person; both null where nobody is named any more. */
export interface Keeper {
  readonly unitId: string | null
  readonly personId: string | null
}

/** What became of naming somebody. */
export type KeeperNamed =
  | { readonly kind: 'named' }
  | Refusal<'unknown-indicator' | 'unknown-unit' | 'unknown-person' | 'wrong-keeper'>

/** Name who enters the readings of an indicator; they get a message, and the one named before no longer may. */
export async function nameKeeper(
  db: Kysely<Tables>,
  asked: Ask<'indicator.keep'>,
  at: Date,
  indicatorId: string,
  keeper: Keeper,
): Promise<KeeperNamed | Forbidden> {
  const { unitId, personId } = keeper
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<KeeperNamed> => {
    if (unitId !== null && personId !== null) return refusals.both
    const row = await trx
      .selectFrom('indicator')
      .select(['keeper_unit_id', 'keeper_person_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('indicator_id', '=', indicatorId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refusals.indicator
    if (row.keeper_unit_id === unitId && row.keeper_person_id === personId) return { kind: 'named' }
    const today = dayOf(at)
    const people = await peopleOf(trx, jurisdictionId, keeper, today)
    if (people === undefined) return unitId === null ? refusals.person : refusals.unit
    await trx
      .updateTable('indicator')
      .set({ keeper_unit_id: unitId, keeper_person_id: personId })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('indicator_id', '=', indicatorId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'indicator.keeper-named',
      subject: 'indicator',
      subjectId: indicatorId,
      summary: unitId === null && personId === null ? '不再指定填报人。' : '指定指标填报人。',
      body: { indicatorId, unitId, personId },
    })
    await settleMessages(trx, at, { jurisdictionId, kinds: ['reading-asked'], subjectId: indicatorId })
    const subjectIds = [indicatorId]
    await tell(trx, at, { jurisdictionId, people, kind: 'reading-asked', subjectIds, by: actor.id, mail: null })
    return { kind: 'named' }
  })
}

/** Whom it concerns; undefined where the unit or person is not of the place today. */
async function peopleOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { unitId, personId }: Keeper,
  today: string,
): Promise<readonly PersonToTell[] | undefined> {
  if (unitId !== null) {
    const open = await areOpen(trx, jurisdictionId, [unitId], today)
    return open ? peopleOfUnits(trx, jurisdictionId, [unitId], today) : undefined
  }
  if (personId === null) return []
  const person = await trx
    .selectFrom('person')
    .select('email')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where(presentOn('person', today))
    .executeTakeFirst()
  return person && [{ personId, unitId: null, email: person.email }]
}

const refusals = {
  indicator: refusal(404, 'unknown-indicator', '没有这项指标，请刷新后重试。', 'There is no such indicator.'),
  unit: refusal(
    404,
    'unknown-unit',
    '没有这个单位，或它已撤销。请重新选择。',
    'There is no such unit, or it is closed.',
  ),
  person: refusal(
    404,
    'unknown-person',
    '没有这个人，或其已离任。请重新选择。',
    'There is no such person of the place.',
  ),
  both: refusal(422, 'wrong-keeper', '单位和个人只能指定一个。', 'Name a unit or a person, not both.'),
} as const
