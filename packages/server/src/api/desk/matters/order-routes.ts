import { z } from 'zod'
import type { Allowed } from '../../../access/may-do.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { takeInOrders } from '../../../commands/matters/take-in-orders.ts'
import { type UpperColumn, upperFields } from '../../../domain/matters/upper-order.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { importances } from '../../../domain/vocabulary.ts'
import { ordersSheet, usualColumns } from '../../../exchange/matters/orders-sheet.ts'
import { type UnderstoodOrder, understandOrders } from '../../../exchange/matters/understand-orders.ts'
import { rememberedColumns, upperSignature } from '../../../exchange/matters/upper-head.ts'
import { mostOrders, type UpperTableRow } from '../../../exchange/matters/upper-orders-table.ts'
import { csvTable } from '../../../exchange/publication/csv-table.ts'
import { unitFinder } from '../../../exchange/tasks/names-in-cell.ts'
import { largestTable } from '../../../exchange/tasks/read-grid.ts'
import { makeApart, readApart } from '../../../exchange/work/apart.ts'
import { columnsOfLedger, columnsRemembered, ordersLedger } from '../../../queries/matters/orders-ledger.ts'
import { taskChoices } from '../../../queries/tasks/task-choices.ts'
import { type OrderEffect, ordersThere } from '../../../record/matters/orders-there.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { tooLarge } from '../../too-large.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import type { DeskDependencies } from '../desk-dependencies.ts'
import { placeInTitle } from '../table-file.ts'

export type { OrdersTakenIn } from '../../../commands/matters/take-in-orders.ts'
export type { UpperColumn, UpperField, UpperOrder } from '../../../domain/matters/upper-order.ts'

/** What was understood of the rows of a ledger, and what would become of each. */
export interface OrdersChecked {
  /** Names of the units that the orders name, by their ids. */
  readonly units: Readonly<Record<string, string>>
  readonly rows: readonly (UnderstoodOrder & { readonly effect: OrderEffect | null })[]
}

/** `POST /matters/orders/table`: what was understood of a ledger, before any of it is taken in. */
export interface OrdersRead extends OrdersChecked {
  /** Name of the sheet; empty for a .csv. */
  readonly sheet: string
  /** Sheets of the file that are not read. */
  readonly others: readonly string[]
  readonly columns: readonly UpperColumn[]
  /** Whether the place has read a table with these heads before. */
  readonly remembered: boolean
}

const field = z.enum(upperFields)
const words = (most: number) => z.string().trim().min(1).max(most)
const order = z.strictObject({
  number: words(100),
  title: words(200),
  asked: words(4000),
  day: dayInput.nullable(),
  leadUnitIds: z.array(z.uuid()).max(50),
  partnerUnitIds: z.array(z.uuid()).max(50),
  limit: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('date'), day: dayInput }),
      z.strictObject({
        kind: z.literal('days'),
        count: z.int32().min(1).max(3660),
        basis: z.enum(['natural', 'work']),
      }),
      z.strictObject({ kind: z.literal('months'), count: z.int32().min(1).max(120) }),
    ])
    .nullable(),
  importance: z.enum(importances),
  from: words(4000).nullable(),
  progress: words(4000).nullable(),
  state: words(4000).nullable(),
})
const columns = z
  .array(z.strictObject({ name: z.string().max(100), field: field.nullable() }))
  .min(1)
  .max(120)

/** Orders from above (13710 台账), the office's alone: a ledger read, its cells corrected, taken in as drafts, and out again in its own columns. */
export const orderRoutes = [
  defineRoute({
    method: 'post',
    path: '/matters/orders/table',
    needs: 'matter.write',
    reads: true,
    query: z.strictObject({
      /** What each column holds, separated by commas, empty for nothing; without it the remembered or the guessed. */
      fields: z
        .string()
        .max(4000)
        .transform((list) => list.split(',').map((one) => (one === '' ? null : one)))
        .pipe(z.array(field.nullable()).max(120))
        .optional(),
    }),
    run: async ({ deps, actor, jurisdictionId, code, query, context }): Promise<OrdersRead | Response | Refusal> => {
      const bytes = await limitedBytes(context.req.raw, largestTable)
      if (bytes === null) return tooLarge('表格过大，最多 20 MB。', 'The sheet is too large: 20 MB at most.')
      const table = await readApart('readOrders', { bytes })
      if (table.kind === 'refused') return table
      const kept = await columnsRemembered(
        deps.db,
        jurisdictionId,
        upperSignature(table.columns.map(({ name }) => name)),
      )
      const chosen = query.fields
      const taken = chosen?.filter((one) => one !== null) ?? []
      if (chosen && (chosen.length !== table.columns.length || new Set(taken).size < taken.length)) return wrongColumns
      const read = chosen
        ? table.columns.map(({ name }, index) => ({ name, field: chosen[index] ?? null }))
        : kept
          ? rememberedColumns(table.columns, kept)
          : table.columns
      return {
        sheet: table.sheet,
        others: table.others,
        columns: read,
        remembered: kept !== undefined,
        ...(await checked(deps, actor, code, table.rows, read)),
      }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/matters/orders/rows',
    needs: 'matter.write',
    reads: true,
    largest: 16 * 1024 * 1024,
    body: z.strictObject({
      columns,
      rows: z
        .array(z.strictObject({ row: z.int32().min(1), cells: z.partialRecord(field, z.string().max(32_767)) }))
        .min(1)
        .max(mostOrders),
    }),
    run: ({ deps, actor, code, body }): Promise<OrdersChecked> => {
      const texts = body.rows.map(({ row, cells }) => ({
        row,
        cells: body.columns.map((column) => (column.field === null ? '' : (cells[column.field] ?? ''))),
      }))
      return checked(deps, actor, code, texts, body.columns)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/matters/orders',
    needs: 'matter.write',
    largest: 16 * 1024 * 1024,
    body: z.strictObject({
      importId: z.uuid(),
      source: z.string().trim().min(1).max(200).nullable(),
      columns,
      orders: z.array(order).min(1, '没有可以导入的事项').max(mostOrders),
    }),
    run: ({ deps, at, ask, body }) =>
      takeInOrders(deps.db, ask, at, { ...body, signature: upperSignature(body.columns.map(({ name }) => name)) }),
  }),
  defineRoute({
    method: 'get',
    path: '/matters/orders.xlsx',
    file: { shownBy: ['/matters/:matterId'] },
    needs: 'matter.write',
    run: async ({ deps, actor, code, may }) => {
      const sheet = await ledgerOf(deps, actor, code, may)
      return file(await makeApart('xlsxTable', sheet), `${sheet.title}.xlsx`, xlsx)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/matters/orders.csv',
    file: { shownBy: ['/matters/:matterId'] },
    needs: 'matter.write',
    run: async ({ deps, actor, code, may }) => {
      const sheet = await ledgerOf(deps, actor, code, may)
      return file(csvTable(sheet), `${sheet.title}.csv`, 'text/csv; charset=utf-8')
    },
  }),
] as const

/** Rows understood by what their columns hold, with what would become of each. */
async function checked(
  deps: DeskDependencies,
  actor: SignedIn,
  code: string,
  found: readonly UpperTableRow[],
  by: readonly UpperColumn[],
): Promise<OrdersChecked> {
  const [choices, place] = await Promise.all([taskChoices(deps.db, actor), jurisdictionByCode(deps.db, code)])
  const units = choices.units.filter(({ current }) => current)
  const rows = understandOrders(found, by, unitFinder(units, place?.name ?? ''))
  const orders = rows.flatMap((row) => row.order ?? [])
  const effects = await ordersThere(deps.db, actor.jurisdictionId, orders)
  const effectOf = new Map(orders.map((one, index) => [one, effects[index] ?? null]))
  const named = new Set(orders.flatMap(({ leadUnitIds, partnerUnitIds }) => [...leadUnitIds, ...partnerUnitIds]))
  return {
    units: Object.fromEntries(
      units.flatMap(({ unitId, name }) => (named.has(unitId) ? [[unitId, name] as const] : [])),
    ),
    rows: rows.map((row) => ({ ...row, effect: (row.order && effectOf.get(row.order)) ?? null })),
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function ledgerOf(deps: DeskDependencies, actor: SignedIn, code: string, may: Allowed<'matter.write'>) {
  const [orders, kept, place] = await Promise.all([
    ordersLedger(deps.db, may),
    columnsOfLedger(deps.db, actor.jurisdictionId),
    placeInTitle(deps, code),
  ])
  return ordersSheet(orders, kept ?? usualColumns, place, actor.today)
}

const file = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): Response =>
  new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': asAttachment(name),
      'cache-control': 'private, no-store',
    },
  })

const wrongColumns = refusal(
  422,
  'wrong-columns',
  '各列的对应与表头不符：一项内容只能对应一列。请刷新后重新选择。',
  'The columns do not fit the head: each field stands for one column at most.',
)
