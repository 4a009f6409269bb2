import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { setCalendarYear } from '../../../commands/rules/set-calendar-year.ts'
import { setRules } from '../../../commands/rules/set-rules.ts'
import { calendarOf } from '../../../queries/rules/calendar-of.ts'
import { rulesOf } from '../../../queries/rules/rules-of.ts'
import { type DeskMaking, defineRoute } from '../define-route.ts'

export type { CalendarYear, PlaceCalendar } from '../../../queries/rules/calendar-of.ts'
export type { PlaceRules, RuleVersion } from '../../../queries/rules/rules-of.ts'

const day = z.iso.date()
const version = { seenVersion: z.int().min(0), validFrom: day, note: z.string().max(500).nullable() }

/** The rules of lights and periods, each change a version with a date; the work calendar, by year. */
export function ruleRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/rules',
    run: async ({ deps, actor }) => {
      const may = await mayDo(deps.db, actor, 'rule.read')
      return may.kind === 'allowed' ? rulesOf(deps.db, may) : may
    },
  })
  const lights = z.strictObject({
    kind: z.literal('lights'),
    rules: z.strictObject({
      yellowAt: z.number().min(-100).max(0),
      redBelow: z.number().min(-100).max(0),
      nodeDays: z.int().min(0).max(90),
      lateIsYellow: z.boolean(),
      missingForRed: z.int().min(1).max(12),
      bindingIsRed: z.boolean(),
    }),
    ...version,
  })
  const periods = z.strictObject({
    kind: z.literal('periods'),
    rules: z.strictObject({
      kind: z.enum(['month', 'quarter', 'half-year', 'year']),
      dueDay: z.int().min(1).max(31),
      signWithin: z.int().min(1).max(60),
    }),
    ...version,
  })
  defineRoute(making, {
    method: 'post',
    path: '/rules',
    body: z.discriminatedUnion('kind', [lights, periods]),
    run: async ({ deps, actor, at, body: { seenVersion, ...wanted } }) => {
      const may = await mayDo(deps.db, actor, 'rule.edit')
      return may.kind === 'allowed' ? setRules(deps.db, may, at, seenVersion, wanted) : may
    },
  })
  defineRoute(making, {
    method: 'get',
    path: '/calendar',
    run: async ({ deps, actor }) => {
      const may = await mayDo(deps.db, actor, 'rule.read')
      return may.kind === 'allowed' ? calendarOf(deps.db, actor.jurisdictionId) : may
    },
  })
  defineRoute(making, {
    method: 'put',
    path: '/calendar',
    body: z.strictObject({
      year: z.int().min(2000).max(2200),
      source: z.string().trim().min(1).max(200),
      revision: z.int().min(0),
      days: z.array(z.strictObject({ day, kind: z.enum(['off', 'work']) })).max(120),
    }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'calendar.edit')
      return may.kind === 'allowed' ? setCalendarYear(deps.db, may, at, body) : may
    },
  })
}
