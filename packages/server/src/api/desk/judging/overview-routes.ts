import { z } from 'zod'
import { proven } from '../../../access/ask.ts'
import { judgeWithin } from '../../../commands/judging/judge-period.ts'
import { overview } from '../../../queries/judging/overview.ts'
import { defineRoute } from '../define-route.ts'

export type { Overview, OverviewPeriod, OverviewTask, UpcomingDay } from '../../../queries/judging/overview.ts'

/** `GET /overview`: the year at a glance; `POST /periods/:periodId/judge`: its lights anew, what changes as corrections. */
export const overviewRoutes = [
  defineRoute({
    method: 'get',
    path: '/overview',
    needs: 'overview.read',
    keep: 'role',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: ({ deps, query, may }) => overview(deps.db, may, query.year ?? null),
  }),
  defineRoute({
    method: 'post',
    path: '/periods/:periodId/judge',
    needs: 'light.give',
    body: z.strictObject({}),
    run: ({ deps, at, param, ask }) => {
      const id = z.uuid().safeParse(param('periodId'))
      const periodId = id.success ? id.data : '00000000-0000-0000-0000-000000000000'
      return proven(deps.db, ask, (trx, may) => judgeWithin(trx, may, at, periodId, null))
    },
  }),
] as const
