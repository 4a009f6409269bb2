import { z } from 'zod'
import { proven } from '../../../access/ask.ts'
import { judgeWithin } from '../../../commands/judging/judge-period.ts'
import type { lightNames, lightShapes } from '../../../domain/judging/shown-light.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { overviewTable } from '../../../exchange/judging/overview-table.ts'
import { overview } from '../../../queries/judging/overview.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { placeInTitle, tableFile } from '../table-file.ts'

/** The words of the lights, exactly. */
export type LightNames = typeof lightNames
/** The marks of the lights, exactly. */
export type LightShapes = typeof lightShapes
export type {
  Overview,
  OverviewIndicator,
  OverviewPeriod,
  OverviewTask,
  UpcomingDay,
} from '../../../queries/judging/overview.ts'

const year = z.coerce.number().int().min(1900).max(2200).optional()
const noSuchMonth = refusal(
  404,
  'unknown-period',
  '这一年没有这个月的填报期，请换一个月份。',
  'The year has no such period.',
)

/** `GET /overview`: the year at a glance, also as .xlsx; `POST /periods/:periodId/judge`: its lights again, what changes as corrections. */
export const overviewRoutes = [
  defineRoute({
    method: 'get',
    path: '/overview',
    needs: 'overview.read',
    keep: 'role',
    query: z.strictObject({ year }),
    run: ({ deps, query, may }) => overview(deps.db, may, query.year ?? null),
  }),
  defineRoute({
    method: 'get',
    path: '/overview/table.xlsx',
    needs: 'overview.read',
    file: { shownBy: ['/overview'] },
    query: z.strictObject({ year, month: z.coerce.number().int().min(1).max(12) }),
    run: async ({ deps, query, may, code }): Promise<Response | Refusal> => {
      const [shown, place] = await Promise.all([overview(deps.db, may, query.year ?? null), placeInTitle(deps, code)])
      if (!shown.periods.some(({ month }) => month === query.month)) return noSuchMonth
      return tableFile(overviewTable(shown, query.month, place), 'xlsx')
    },
  }),
  defineRoute({
    method: 'post',
    path: '/periods/:periodId/judge',
    needs: 'light.give',
    body: z.strictObject({}),
    run: ({ deps, at, param, ask }) =>
      proven(deps.db, ask, (trx, may) => judgeWithin(trx, may, at, idParam(param, 'periodId'), null)),
  }),
] as const
