import { z } from 'zod'
import { enterReading } from '../../../commands/indicators/enter-reading.ts'
import { nameKeeper } from '../../../commands/indicators/name-keeper.ts'
import { type IndicatorListed, indicatorList } from '../../../queries/indicators/indicator-list.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { IndicatorListed, ReadingListed } from '../../../queries/indicators/indicator-list.ts'

/** `GET /indicators` */
export interface IndicatorsAnswer {
  readonly indicators: readonly IndicatorListed[]
}

const words = (most: number) => z.string().trim().max(most)

/** The indicators of the place: who enters which, and their readings. */
export const indicatorRoutes = [
  defineRoute({
    method: 'get',
    path: '/indicators',
    needs: 'reading.enter',
    run: async ({ deps, actor }) => ({ indicators: await indicatorList(deps.db, actor) }) satisfies IndicatorsAnswer,
  }),
  defineRoute({
    method: 'put',
    path: '/indicators/:indicatorId/keeper',
    needs: 'indicator.keep',
    body: z.strictObject({ unitId: z.uuid().nullable(), personId: z.uuid().nullable() }),
    run: ({ deps, at, param, body, ask }) => nameKeeper(deps.db, ask, at, idParam(param, 'indicatorId'), body),
  }),
  defineRoute({
    method: 'post',
    path: '/indicators/:indicatorId/readings',
    needs: 'reading.enter',
    body: z.strictObject({
      year: z.int().min(1990).max(2200),
      month: z.int().min(1).max(12),
      value: z
        .string()
        .regex(/^-?\d{1,15}(\.\d{1,6})?$/, '数值不合格式')
        .nullable()
        .default(null),
      text: words(50).nullable().default(null),
      among: z.int32().positive().nullable().default(null),
      source: words(100).min(1, '请写明数据来源'),
    }),
    run: ({ deps, at, param, body, ask }) => enterReading(deps.db, ask, at, idParam(param, 'indicatorId'), body),
  }),
] as const
