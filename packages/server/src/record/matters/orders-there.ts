import type { Kysely } from 'kysely'
import type { UpperOrder } from '../../domain/matters/upper-order.ts'
import { upperClock } from '../../domain/matters/upper-order.ts'
import type { UnitPart } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** What a row of a ledger does to the record. */
export type OrderEffect =
  | { readonly kind: 'new' }
  /** It changes a draft that nobody touched since the last table. */
  | { readonly kind: 'update'; readonly matterId: string; readonly revision: number }
  /** It says what is there already. */
  | { readonly kind: 'same'; readonly matterId: string }
  /** The matter went on since; it stays as it is. */
  | { readonly kind: 'left'; readonly matterId: string; readonly because: string }

/** For each order what taking it in does, by its number above; matters that were discarded count for nothing. */
export async function ordersThere(
  db: Kysely<Tables>,
  jurisdictionId: string,
  orders: readonly UpperOrder[],
): Promise<readonly OrderEffect[]> {
  if (orders.length === 0) return []
  const rows = await db
    .selectFrom('matter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'upper_number',
      'in',
      orders.map(({ number }) => number),
    )
    .where('state', '<>', 'discarded')
    .execute()
  const matters = new Map(rows.map((row) => [row.upper_number, row]))
  const units =
    rows.length === 0
      ? []
      : await db
          .selectFrom('matter_unit')
          .select(['matter_id', 'unit_id', 'part'])
          .where('jurisdiction_id', '=', jurisdictionId)
          .where(
            'matter_id',
            'in',
            rows.map(({ matter_id }) => matter_id),
          )
          .orderBy('place')
          .execute()
  return orders.map((order): OrderEffect => {
    const row = matters.get(order.number)
    if (!row) return { kind: 'new' }
    const { matter_id: matterId, revision } = row
    const of = (part: UnitPart) =>
      units.flatMap((unit) => (unit.matter_id === matterId && unit.part === part ? [unit.unit_id] : []))
    const there = [
      ...[row.title, row.asked, row.source_words, row.importance, of('lead'), of('partner')],
      ...[settled(row.clock), row.upper?.day ?? null, row.upper?.progress ?? null, row.upper?.state ?? null],
    ]
    const { title, asked, from, importance, leadUnitIds, partnerUnitIds, day, progress, state } = order
    const said = [
      ...[title, asked, from, importance, leadUnitIds, partnerUnitIds],
      ...[settled(upperClock(order)), day, progress, state],
    ]
    if (JSON.stringify(there) === JSON.stringify(said)) return { kind: 'same', matterId }
    if (row.state !== 'draft') return { kind: 'left', matterId, because: '已提请立项或已立项，台账不再改动它' }
    if (row.upper_revision === null) return { kind: 'left', matterId, because: '这个编号的草稿是手工录入的，没有覆盖' }
    if (row.upper_revision !== revision) return { kind: 'left', matterId, because: '导入后有人修改过草稿，没有覆盖' }
    return { kind: 'update', matterId, revision }
  })
}

/** A clock as far as a ledger sets it, in one order of keys. */
const settled = ({ preset, steps, counting }: ReturnType<typeof upperClock>): string =>
  JSON.stringify([
    ...[preset, counting.basis],
    steps.map(({ step, limit }) => [step, limit.kind, 'day' in limit ? limit.day : 'count' in limit ? limit.count : 0]),
  ])
