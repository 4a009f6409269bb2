import { z } from 'zod'
import { closePeriod } from '../../../commands/reporting/close-period.ts'
import { moveDueDay } from '../../../commands/reporting/move-due-day.ts'
import { reopenPeriod } from '../../../commands/reporting/reopen-period.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import {
  type PeriodStanding,
  type PeriodTask,
  periodStandings,
  periodTasks,
} from '../../../queries/reporting/period-standings.ts'
import { type DeskPeriod, listPeriods } from '../../../queries/reporting/reporting-periods.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'

export type { PeriodStanding, PeriodTask } from '../../../queries/reporting/period-standings.ts'
export type { DeskPeriod, MovedDueDay } from '../../../queries/reporting/reporting-periods.ts'

/** `GET /periods` */
export interface PeriodList {
  readonly periods: readonly DeskPeriod[]
}

/** `GET /periods/standing`: for anyone who closes periods. */
export interface PeriodStandings {
  readonly today: string
  readonly periods: readonly PeriodStanding[]
}

/** `GET /periods/{periodId}/tasks`: what a period's counts count. */
export interface PeriodTasks {
  readonly tasks: readonly PeriodTask[]
}

const reason = z.string().trim().min(1).max(500)
const unknownPeriod = refusal(404, 'unknown-period', '没有这个填报期。请刷新后重新选择。', 'There is no such period.')

/** The periods of a place, how they stand with the rows behind, their closing and reopening, and moving a due day. */
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
      return { today: actor.today, periods: await periodStandings(deps.db, jurisdictionId, actor.today) }
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
  defineRoute({
    method: 'get',
    path: '/periods/:periodId/tasks',
    needs: 'period.manage',
    run: async ({ deps, actor, jurisdictionId, param }): Promise<PeriodTasks | Refusal> => {
      if (!z.uuid().safeParse(param('periodId')).success) return unknownPeriod
      return { tasks: await periodTasks(deps.db, jurisdictionId, param('periodId'), actor.today) }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/periods/:periodId/due-day',
    needs: 'period.manage',
    body: z.strictObject({ dueOn: dayInput, reason }),
    run: async ({ deps, param, at, ask, body }) => {
      if (!z.uuid().safeParse(param('periodId')).success) return unknownPeriod
      return moveDueDay(deps.db, ask, at, { periodId: param('periodId'), ...body })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/periods/:periodId/reopen',
    needs: 'period.manage',
    body: z.strictObject({ reason }),
    run: async ({ deps, param, at, ask, body }) => {
      if (!z.uuid().safeParse(param('periodId')).success) return unknownPeriod
      return reopenPeriod(deps.db, ask, at, { periodId: param('periodId'), ...body })
    },
  }),
] as const
