import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { judgePeriod } from '../../../commands/judging/judge-period.ts'
import { overview } from '../../../queries/judging/overview.ts'
import { type DeskMaking, defineRoute } from '../define-route.ts'

export type { Overview, OverviewPeriod, OverviewTask, UpcomingDay } from '../../../queries/judging/overview.ts'

/** `GET /overview`: the year at a glance; `POST /periods/:periodId/judge`: its lights anew, what changes as corrections. */
export function overviewRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/overview',
    keep: 'role',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: async ({ deps, actor, query }) => {
      const may = await mayDo(deps.db, actor, 'overview.read')
      return may.kind === 'allowed' ? overview(deps.db, may, query.year ?? null) : may
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/periods/:periodId/judge',
    body: z.strictObject({}),
    run: async ({ deps, actor, at, param }) => {
      const may = await mayDo(deps.db, actor, 'light.give')
      if (may.kind !== 'allowed') return may
      const id = z.uuid().safeParse(param('periodId'))
      return judgePeriod(deps.db, may, at, id.success ? id.data : '00000000-0000-0000-0000-000000000000')
    },
  })
}
