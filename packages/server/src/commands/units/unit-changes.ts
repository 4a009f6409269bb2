import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Allowed } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, unknownUnit } from '../people/people-refusal.ts'

/** What a unit is called and where it stands. */
export interface UnitFields {
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly kind: UnitKind
  readonly parentId: string | null
  /** 建制顺序; null puts a new one last and leaves another where it is. */
  readonly position: number | null
  /** Of a group: its members in order; null leaves them as they are. */
  readonly memberIds: readonly string[] | null
}

/** A unit's row, locked until the transaction ends; undefined when there is none or it was closed. */
export async function lockUnit(trx: Transaction<Tables>, jurisdictionId: string, unitId: string) {
  return trx
    .selectFrom('unit')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .where('valid_to', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Why a unit cannot stand below `parentId`: it is not there, or stands below the unit itself; undefined when it can. */
export async function wrongParent(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string | null,
  parentId: string | null,
): Promise<PeopleRefusal | undefined> {
  const rows = await trx
    .selectFrom('unit')
    .select(['unit_id', 'parent_id', 'valid_to'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const parents = new Map(rows.map((row) => [row.unit_id, row]))
  if (parentId !== null && (parents.get(parentId)?.valid_to ?? null) !== null) return unknownUnit
  if (parentId !== null && !parents.has(parentId)) return unknownUnit
  for (let above = parentId, steps = 0; above !== null && steps < 100; steps++) {
    if (above === unitId) return below
    above = parents.get(above)?.parent_id ?? null
  }
  return undefined
}

/** Write a change of units into the ledger and the units' own history. */
export async function recordUnits(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'unit.edit'>,
  at: Date,
  kind: string,
  body: { readonly [key: string]: unknown },
  told: readonly { readonly unitId: string; readonly summary: string }[],
): Promise<void> {
  const entry = await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind, body })
  if (told.length === 0) return
  await trx
    .insertInto('event')
    .values(
      told.map(({ unitId, summary }) => ({
        jurisdiction_id: jurisdictionId,
        event_id: uuid(),
        subject: 'unit' as const,
        subject_id: unitId,
        kind,
        at,
        actor: actor.id,
        public: false,
        summary,
        content: '{}',
        ledger_seq: entry.seq,
      })),
    )
    .execute()
}

/** Refusal of a day from which a change holds that is still to come: a unit's row says how it is today. */
export const inFuture = (from: Day, today: Day): PeopleRefusal | undefined =>
  from > today
    ? refusal(422, 'wrong-days', '起始日期不能晚于今天；到那一天再改。', 'The day is not to be after today.')
    : undefined

/** Answers where a unit that stands today has the name. */
export const nameInUse = refusal(
  409,
  'conflict',
  '已有同名的单位。如要合并，请用“合并”。',
  'There is a unit of this name. Use “merge” to merge them.',
)
const below = refusal(422, 'wrong-parent', '上级单位不能是本单位或它的下级。', 'A unit cannot stand below itself.')
