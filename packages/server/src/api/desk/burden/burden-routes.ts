import { z } from 'zod'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { burdenTable } from '../../../exchange/burden/burden-table.ts'
import {
  type BeforeAsking,
  type BurdenOfMonth,
  beforeAsking,
  burdenOf,
  type UnitBurdenRows,
  unitBurden,
} from '../../../queries/burden/burden-of.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { placeInTitle, tableFile } from '../table-file.ts'

export type { AskedTwice, AskKind, BurdenRules, UnitAsk } from '../../../domain/burden/burden.ts'
export type { BeforeAsking, BurdenOfMonth, UnitBurdenRows, UnitBurdenTold } from '../../../queries/burden/burden-of.ts'

const query = z.strictObject({
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  month: z.coerce.number().int().min(1).max(12).optional(),
})

/** The month that is asked for; the present one where none is named. */
function monthOf({ year, month }: z.output<typeof query>, today: string): readonly [year: number, month: number] {
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number)
  return [year ?? thisYear, month ?? thisMonth]
}

const notThere = refusal(
  404,
  'unknown-unit',
  '没有找到这个单位，或它不在您的职责范围内。',
  'There is no such unit, or it is not within your duties.',
)

/** Burden (减负): what units were asked for month by month, the rows behind it, .xlsx, and the warning before the next ask. */
export const burdenRoutes = [
  defineRoute({
    method: 'get',
    path: '/burden',
    needs: 'burden.read',
    query,
    run: ({ deps, actor, query: asked }): Promise<BurdenOfMonth> =>
      burdenOf(deps.db, actor, ...monthOf(asked, actor.today)),
  }),
  defineRoute({
    method: 'get',
    path: '/burden/table.xlsx',
    file: { shownBy: ['/burden'] },
    needs: 'burden.read',
    query,
    run: async ({ deps, actor, code, query: asked }): Promise<Response> => {
      const [burden, place] = await Promise.all([
        burdenOf(deps.db, actor, ...monthOf(asked, actor.today)),
        placeInTitle(deps, code),
      ])
      return tableFile(burdenTable(burden, place), 'xlsx')
    },
  }),
  defineRoute({
    method: 'get',
    path: '/burden/units/:unitId',
    needs: 'burden.read',
    query,
    run: async ({ deps, actor, param, query: asked }): Promise<UnitBurdenRows | Refusal> =>
      (await unitBurden(deps.db, actor, idParam(param, 'unitId'), ...monthOf(asked, actor.today))) ?? notThere,
  }),
  defineRoute({
    method: 'post',
    path: '/burden/check',
    reads: true,
    needs: 'urge.send',
    body: z.strictObject({
      next: z.enum(['urge', 'matter-urge', 'slip', 'inspection', 'question']),
      // without units those that answer for the tasks
      unitIds: z.array(z.uuid()).max(500),
      taskIds: z.array(z.uuid()).max(2000),
    }),
    run: ({ deps, actor, body }): Promise<BeforeAsking> => beforeAsking(deps.db, actor, body),
  }),
] as const
