import { z } from 'zod'
import { closePeriod } from '../../../commands/reporting/close-period.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { type PeriodStanding, periodStandings } from '../../../queries/reporting/period-standings.ts'
import { type DeskPeriod, listPeriods } from '../../../queries/reporting/reporting-periods.ts'
import { defineRoute } from '../define-route.ts'

export type { PeriodStanding } from '../../../queries/reporting/period-standings.ts'
export type { DeskPeriod } from '../../../queries/reporting/reporting-periods.ts'

/** `GET /periods` */
export interface PeriodList {
  readonly periods: readonly DeskPeriod[]
}

/** `GET /periods/standing`: for whoever closes periods. */
export interface PeriodStandings {
  readonly today: string
  readonly periods: readonly PeriodStanding[]
}

const unknownPeriod = refusal(404, 'unknown-period', '没有这个填报期。请刷新后重新选择。', 'There is no such period.')

/** The periods of a place, how they stand, and their closing. */
export const periodRoutes = [
  defineRoute({
    method: 'get',
    path: '/periods',
    run: async ({ deps, jurisdictionId }): Promise<PeriodList> => ({
      periods: await listPeriods(deps.db, jurisdictionId),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/periods/standing',
    needs: 'period.manage',
    run: async ({ deps, actor, jurisdictionId }): Promise<PeriodStandings | Refusal> => {
      return { today: actor.today, periods: await periodStandings(deps.db, jurisdictionId) }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/periods/:periodId/close',
    needs: 'period.manage',
    run: async ({ deps, param, at, ask }) => {
      if (!z.uuid().safeParse(param('periodId')).success) return unknownPeriod
      return closePeriod(deps.db, ask, at, param('periodId'))
    },
  }),
] as const
