import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import {
  type Entered,
  enterStatistics,
  removeStatistic,
  type Statistic,
} from '../../../commands/settlement/enter-statistics.ts'
import { replyToVerdict } from '../../../commands/settlement/reply-to-verdict.ts'
import { settlementRefusal } from '../../../commands/settlement/settlement-refusals.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { statisticBases } from '../../../domain/vocabulary.ts'
import type { StatisticRow } from '../../../exchange/settlement/statistics-table.ts'
import { readApart } from '../../../exchange/work/apart.ts'
import { type VerdictOfUnit, verdictsOfUnits } from '../../../queries/settlement/replies-wanted.ts'
import { settlementDetail } from '../../../queries/settlement/settlement-detail.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { notFound } from '../../problem.ts'
import { tooLarge } from '../../too-large.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { VerdictOfUnit } from '../../../queries/settlement/replies-wanted.ts'

/** `GET /settlement-replies` */
export interface VerdictsOfUnits {
  readonly verdicts: readonly VerdictOfUnit[]
}

/** `POST /settlements/:settlementId/statistics-sheet` */
export interface StatisticsTaken {
  readonly taken: number
  /** Rows that stand there already, word for word. */
  readonly already: number
  /** Rows that name no promise of the settlement. */
  readonly left: readonly { readonly row: number; readonly metric: string }[]
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
}

const largest = 2 * 1024 * 1024

/** The promise a row is of: by its 序号, else the target whose words name the indicator. */
function itemOf(
  { number, metric }: StatisticRow,
  items: readonly {
    readonly itemId: string
    readonly number: number | null
    readonly kind: string
    readonly wording: string
  }[],
): string | null {
  const found =
    number === null
      ? items.find(({ kind, wording }) => kind === 'target' && wording.includes(metric))
      : items.find((item) => item.number === number)
  return found?.itemId ?? null
}

const id = z.uuid()
const words = z.string().trim().max(200)

const write = { method: 'post', needs: 'settlement.write' } as const

/** What stands beside the verdicts: official statistics, and the replies of the units that lead. */
export const besideRoutes = [
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/statistics',
    body: z.strictObject({
      itemId: id,
      metric: words.min(1),
      value: words.min(1),
      unit: words,
      period: words.min(1),
      basis: z.enum(statisticBases),
      source: words.min(1),
    }),
    run: ({ deps, at, param, body, ask }) => enterStatistics(deps.db, ask, at, idParam(param, 'settlementId'), [body]),
  }),
  defineRoute({
    ...write,
    path: '/settlements/:settlementId/statistics-sheet',
    query: z.strictObject({ file_name: z.string().trim().max(200).optional() }),
    run: async ({ deps, actor, at, param, ask, context, query }): Promise<StatisticsTaken | Response | Refusal> => {
      const detail = await settlementDetail(deps.db, actor, idParam(param, 'settlementId'))
      if (!detail) return notFound('没有这份对账。', 'There is no such settlement.')
      const bytes = await limitedBytes(context.req.raw, largest)
      if (bytes === null) return tooLarge('表格过大，最多 2 MB。', 'The sheet is too large: 2 MB at most.')
      const table = await readApart('readStatistics', { bytes })
      if (table.kind === 'refused') return table
      const found = table.rows.map((row) => ({ row, itemId: itemOf(row, detail.items) }))
      const statistics = found.flatMap(({ row: { row: _, number: __, ...figure }, itemId }): Statistic[] =>
        itemId === null ? [] : [{ itemId, ...figure }],
      )
      const left = found.flatMap(({ row: { row, metric }, itemId }) => (itemId === null ? [{ row, metric }] : []))
      if (statistics.length === 0)
        return settlementRefusal('nothing-taken', left.map(({ metric }) => metric).join('、'))
      const list = { importId: uuid(), source: query.file_name ?? null }
      const entered: Entered | Refusal = await enterStatistics(deps.db, ask, at, detail.settlementId, statistics, list)
      if (entered.kind === 'refused') return entered
      const taken = entered.ids.length
      return { taken, already: statistics.length - taken, left, unread: table.unread }
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/settlements/:settlementId/statistics/:statisticId',
    needs: 'settlement.write',
    run: ({ deps, at, param, ask }) =>
      removeStatistic(deps.db, ask, at, idParam(param, 'settlementId'), idParam(param, 'statisticId')),
  }),
  defineRoute({
    method: 'get',
    path: '/settlement-replies',
    run: async ({ deps, actor }): Promise<VerdictsOfUnits> => ({ verdicts: await verdictsOfUnits(deps.db, actor) }),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/settlement-reply',
    needsOnTask: 'settlement.reply',
    body: z.strictObject({ itemId: id, words: z.string().trim().min(1, '请写明答复').max(2000) }),
    run: ({ deps, at, body, ask }) => replyToVerdict(deps.db, ask, at, body.itemId, body.words),
  }),
] as const
