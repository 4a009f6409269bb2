import type { Kysely, Selectable, Transaction } from 'kysely'
import { type Ask, provenWithin } from '../../access/ask.ts'
import type { Allowed } from '../../access/may-do.ts'
import { type UpperColumn, type UpperOrder, upperClock } from '../../domain/matters/upper-order.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { ordersThere } from '../../record/matters/orders-there.ts'
import type { MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { type ImportSource, type NotedRow, noteImport } from '../imports/note-import.ts'
import { draftWithin, editDraftWithin, keptDraft, type MatterDraft, refusable } from './draft-matter.ts'
import { matterUnits } from './matter-parties.ts'
import type { MatterRefusal } from './matter-refusals.ts'
import type { UpperOf } from './upper-number.ts'

/** A table of orders from above, as it was understood and looked at. */
export interface OrdersTable extends ImportSource {
  /** What its head is remembered by. */
  readonly signature: string
  readonly columns: readonly UpperColumn[]
  readonly orders: readonly UpperOrder[]
}

/** What was taken in: drafts made and changed, rows that say what is there, rows whose matter went on, each with why. */
export type OrdersTakenIn =
  | {
      readonly kind: 'taken-in'
      readonly added: number
      readonly updated: number
      readonly same: number
      readonly left: readonly { readonly number: string; readonly because: string }[]
    }
  | MatterRefusal
  | Refusal<'number-twice' | 'import-there'>

/**
 * Take orders from above in as drafts, all or none: a new one by its number, a draft that nobody touched since brought up to the
 * table; what went on is left. How the columns were read is remembered for the place, and the table can be taken back.
 */
export async function takeInOrders(
  db: Kysely<Tables>,
  asked: Ask<'matter.write'>,
  at: Date,
  { importId, source, signature, columns, orders }: OrdersTable,
): Promise<OrdersTakenIn> {
  if (new Set(orders.map(({ number }) => number)).size < orders.length) return numberTwice
  return refusable(db, async (trx): Promise<OrdersTakenIn> => {
    const may = await provenWithin(trx, asked)
    if (may.kind === 'refused') return may
    const { jurisdictionId, actor } = may
    // one after the other, so that two tables do not both make one order
    await lockPlace(trx, jurisdictionId)
    const effects = await ordersThere(trx, jurisdictionId, orders)
    const rows: NotedRow[] = []
    const left: { number: string; because: string }[] = []
    for (const [index, order] of orders.entries()) {
      const effect = effects[index]
      if (effect === undefined || effect.kind === 'same') continue
      if (effect.kind === 'left') {
        left.push({ number: order.number, because: effect.because })
        continue
      }
      const { day, progress, state } = order
      const upper = { number: order.number, said: { day, progress, state } }
      const draft = draftOf(order)
      if (effect.kind === 'new') {
        const drafted = await draftWithin(trx, may, at, draft, upper)
        if (drafted.kind === 'refused') return named(drafted, order.number)
        rows.push({ subjectId: drafted.matterId, added: true, revision: drafted.revision })
        continue
      }
      const { matterId, revision } = effect
      const former = await formerDraft(trx, may, matterId)
      const formerHash = await keptDraft(trx, jurisdictionId, at, former.draft, former.upper)
      const edited = { ...draft, kind: former.draft.kind, taskIds: former.draft.taskIds }
      const drafted = await editDraftWithin(trx, may, at, { matterId, revision, draft: edited, upper, formerHash })
      if (drafted.kind === 'refused') return named(drafted, order.number)
      rows.push({ subjectId: matterId, added: false, revision: drafted.revision, beforeHash: formerHash })
    }
    const counts = {
      added: rows.filter(({ added }) => added).length,
      updated: rows.filter(({ added }) => !added).length,
    }
    if (rows.length > 0 && !(await noteImport(trx, may, at, 'matters', { importId, source }, rows))) return importThere
    await remember(trx, may, at, signature, columns)
    const body = { importId, ...counts, left: left.length }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'matters.imported', body })
    return { kind: 'taken-in', ...counts, same: effects.filter(({ kind }) => kind === 'same').length, left }
  })
}

/** An order as a draft: what the office decides later, it leaves open. */
const draftOf = (order: UpperOrder): MatterDraft => ({
  kind: 'daily',
  title: order.title,
  asked: order.asked,
  subject: null,
  importance: order.importance,
  source: 'order',
  sourceWords: order.from,
  leaderId: null,
  clock: upperClock(order),
  plan: null,
  leadUnitIds: order.leadUnitIds,
  partnerUnitIds: order.partnerUnitIds,
  taskIds: [],
})

/** What a draft says now, so that it can be so again. */
async function formerDraft(
  trx: Transaction<Tables>,
  { jurisdictionId }: Allowed<'matter.write'>,
  matterId: string,
): Promise<{ readonly draft: MatterDraft; readonly upper: UpperOf }> {
  const row: Selectable<MatterTable> = await trx
    .selectFrom('matter')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow()
  const tasks = await trx
    .selectFrom('matter_task')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  return {
    upper: { number: row.upper_number ?? '', said: row.upper },
    draft: {
      ...{ kind: row.kind, title: row.title, asked: row.asked, subject: row.subject, importance: row.importance },
      ...{ source: row.source, sourceWords: row.source_words, leaderId: row.leader_id, clock: row.clock },
      plan: row.plan,
      ...(await matterUnits(trx, jurisdictionId, matterId)),
      taskIds: tasks.map(({ task_id }) => task_id),
    },
  }
}

async function remember(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'matter.write'>,
  at: Date,
  signature: string,
  columns: readonly UpperColumn[],
): Promise<void> {
  const remembered = { mapping: JSON.stringify(columns), made_by: actor.id, made_at: at }
  await trx
    .insertInto('column_mapping')
    .values({ jurisdiction_id: jurisdictionId, signature, ...remembered })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'signature']).doUpdateSet(remembered))
    .execute()
}

const named = (refused: MatterRefusal, number: string): MatterRefusal => ({
  ...refused,
  message: `上级编号 ${number}：${refused.message}`,
})

const numberTwice = refusal(422, 'number-twice', '有两行的上级编号相同，请核对后再导入。', 'A number stands twice.')
const importThere = refusal(
  409,
  'import-there',
  '这份台账已经导入过，没有重复办理。请重新选择文件再导入。',
  'The table was taken in already.',
)
