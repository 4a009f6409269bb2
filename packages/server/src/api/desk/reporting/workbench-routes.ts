import { z } from 'zod'
import { makeCalendarFeed, revokeCalendarFeed } from '../../../commands/reporting/calendar-feed.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Waiting } from '../../../domain/waiting/waiting.ts'
import { urgeNotice } from '../../../exchange/reporting/urge-notice.ts'
import { noticeDocx } from '../../../exchange/tasks/notice-docx.ts'
import { type FirstSteps, firstSteps } from '../../../queries/places/first-steps.ts'
import { keepsOtherPlaces } from '../../../queries/places/keeps-other-places.ts'
import { calendarFeedSince } from '../../../queries/reporting/calendar-of.ts'
import { type UrgeList, urgeList } from '../../../queries/reporting/urge-list.ts'
import { workbench } from '../../../queries/reporting/workbench.ts'
import { yearsWithTasks } from '../../../queries/tasks/task-table.ts'
import { waitingList } from '../../../queries/waiting/waiting-list.ts'
import { jurisdictionByCode } from '../../../record/places/find-jurisdiction.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'

export type { Waiting, WaitingCount, WaitingKind } from '../../../domain/waiting/waiting.ts'
export type { FirstStep, FirstStepName, FirstSteps } from '../../../queries/places/first-steps.ts'
export type { UrgedTask, UrgedUnit, UrgeList } from '../../../queries/reporting/urge-list.ts'
export type {
  Workbench,
  WorkbenchGroup,
  WorkbenchItem,
  WorkbenchKind,
  WorkbenchPeriod,
} from '../../../queries/reporting/workbench.ts'

/** `GET /calendar-feed` */
export interface CalendarFeed {
  /** ISO 8601; null while the person has none. */
  readonly since: string | null
}

/** `POST /calendar-feed` */
export interface MadeCalendarFeed {
  /** The address to give to a calendar program; it is shown this once. */
  readonly path: string
}

const calendarRoutes = [
  defineRoute({
    method: 'get',
    path: '/calendar-feed',
    run: async ({ deps, actor }): Promise<CalendarFeed> => ({
      since: await calendarFeedSince(deps.db, actor.jurisdictionId, actor.personId),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/calendar-feed',
    own: true,
    run: async ({ deps, actor, at }): Promise<MadeCalendarFeed> => {
      const { secret } = await makeCalendarFeed(deps.db, actor, at)
      return { path: `${deps.basePath}/desk/calendar/${secret}.ics` }
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/calendar-feed',
    own: true,
    run: ({ deps, actor, at }) => revokeCalendarFeed(deps.db, actor, at),
  }),
] as const

/** `GET /years` */
export interface PlanYears {
  /** The years with a plan, the newest first. */
  readonly years: readonly number[]
}

/** Of the year that is being carried out, unless another is named. */
const ofYear = z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() })

/**
 * What waits for the person, by kind, each with how late (`GET /workbench`), and how much it is in all (`GET /waiting`); what
 * the units owe (`GET /urges`).
 */
export const workbenchRoutes = [
  defineRoute({
    method: 'get',
    path: '/workbench',
    keep: 'person',
    query: ofYear,
    run: ({ deps, actor, query }) => workbench(deps.db, actor, query.year ?? null),
  }),
  defineRoute({
    method: 'get',
    path: '/waiting',
    keep: 'person',
    keepBriefly: true,
    run: ({ deps, actor, at }): Promise<Waiting> => waitingList(deps.db, actor, at),
  }),
  defineRoute({
    method: 'get',
    path: '/years',
    run: async ({ deps, actor }): Promise<PlanYears> => ({
      years: await yearsWithTasks(deps.db, actor.jurisdictionId),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/first-steps',
    run: async ({ deps, actor }): Promise<FirstSteps> => {
      const network = deps.door?.state()
      const isAsked =
        network &&
        network.decidedBy !== 'start' &&
        network.publicAddress === null &&
        // none of several places decides for the others
        !(await keepsOtherPlaces(deps.anywhere ?? deps.db, actor.jurisdictionId))
      return firstSteps(deps.db, actor, isAsked ? network.decidedBy === 'administrator' : null)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/urges',
    recorded: true,
    needs: 'urge.list',
    keep: 'person',
    query: ofYear,
    run: ({ deps, actor, query }): Promise<UrgeList | Refusal> => {
      // a leader's reach is checked where the tasks are chosen: their own field
      return urgeList(deps.db, actor, query)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/urges.docx',
    file: { shownBy: ['/urges'] },
    needs: 'urge.list',
    query: ofYear,
    run: async ({ deps, actor, code, query }) => {
      const [list, place] = await Promise.all([urgeList(deps.db, actor, query), jurisdictionByCode(deps.db, code)])
      const bytes = await noticeDocx(urgeNotice(list, place?.name ?? ''), null)
      return new Response(bytes, {
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          'content-disposition': asAttachment(`催报通知 ${list.today}.docx`),
          'cache-control': 'private, no-store',
        },
      })
    },
  }),
  ...calendarRoutes,
] as const
