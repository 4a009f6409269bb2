import { z } from 'zod'
import { setCalendarYear } from '../../../commands/rules/set-calendar-year.ts'
import { setRules, setSignInRules } from '../../../commands/rules/set-rules.ts'
import { calendarDayKinds, periodKinds, roles } from '../../../domain/vocabulary.ts'
import { calendarOf } from '../../../queries/rules/calendar-of.ts'
import { rulesOf } from '../../../queries/rules/rules-of.ts'
import { signInRulesOf } from '../../../queries/rules/sign-in-rules-of.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'

export type { CalendarYear, PlaceCalendar } from '../../../queries/rules/calendar-of.ts'
export type { PlaceRules, RuleVersion } from '../../../queries/rules/rules-of.ts'
export type { PlaceSignInRules } from '../../../queries/rules/sign-in-rules-of.ts'

const day = dayInput
const version = { seenVersion: z.int32().min(0), validFrom: day, note: z.string().max(500).nullable() }

const lights = z.strictObject({
  kind: z.literal('lights'),
  rules: z.strictObject({
    yellowAt: z.number().min(-100).max(0),
    redBelow: z.number().min(-100).max(0),
    nodeDays: z.int32().min(0).max(90),
    lateIsYellow: z.boolean(),
    missingForRed: z.int32().min(1).max(12),
    bindingIsRed: z.boolean(),
  }),
  ...version,
})
const periods = z.strictObject({
  kind: z.literal('periods'),
  rules: z.strictObject({
    kind: z.enum(periodKinds),
    dueDay: z.int32().min(1).max(31),
    signWithin: z.int32().min(1).max(60),
  }),
  ...version,
})

const points = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, '最多一位小数')
const scores = z.strictObject({
  kind: z.literal('scores'),
  rules: z.strictObject({
    on: z.boolean(),
    ...{ development: points, control: points, qualitative: points },
    emphasis: z.int().min(0).max(100),
    against: z.enum(['plan', 'year']),
    ...{
      excellent: points,
      blueSlip: points,
      orangeSlip: points,
      redSlip: points,
      partlyFound: points,
      falseFound: points,
    },
    caps: z.strictObject({ bonus: points, deduction: points }),
    objectionDays: z.int().min(1).max(60),
  }),
  ...version,
})
const limit = z.int().min(0).max(1000).nullable()
const burden = z.strictObject({
  kind: z.literal('burden'),
  rules: z.strictObject({ urges: limit, slips: limit, inspections: limit, questions: limit, total: limit }),
  ...version,
})
const supervision = z.strictObject({
  kind: z.literal('supervision'),
  rules: z.strictObject({
    repeatedWithin: z.int().min(1).max(365),
    giverDays: z.int().min(1).max(3650),
    subjects: z
      .array(z.string().trim().min(1).max(50))
      .max(50)
      .transform((all) => [...new Set(all)]),
  }),
  ...version,
})

const signInRules = z.strictObject({
  secondFactorRoles: z.array(z.enum(roles)).max(roles.length),
  shortestPassword: z.int32().min(8).max(64),
  passwordDays: z.int32().min(30).max(730).nullable(),
  mostSessions: z.int32().min(1).max(50).nullable(),
})

/** The rules of lights and periods, each change a version with a date; the work calendar, by year. */
export const ruleRoutes = [
  defineRoute({
    method: 'get',
    path: '/rules',
    needs: 'rule.read',
    run: ({ deps, may }) => rulesOf(deps.db, may),
  }),
  defineRoute({
    method: 'post',
    path: '/rules',
    needs: 'rule.edit',
    body: z.discriminatedUnion('kind', [lights, periods, scores, burden, supervision]),
    run: ({ deps, at, body: { seenVersion, ...wanted }, ask }) => {
      return setRules(deps.db, ask, at, seenVersion, wanted)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/sign-in-rules',
    needs: 'sign-in-rules.read',
    run: ({ deps, may }) => signInRulesOf(deps.db, may),
  }),
  defineRoute({
    method: 'post',
    path: '/sign-in-rules',
    needs: 'sign-in-rules.edit',
    body: z.strictObject({ rules: signInRules, ...version }),
    run: ({ deps, at, body: { seenVersion, ...wanted }, ask }) => setSignInRules(deps.db, ask, at, seenVersion, wanted),
  }),
  defineRoute({
    method: 'get',
    path: '/calendar',
    needs: 'rule.read',
    run: ({ deps, actor }) => calendarOf(deps.db, actor.jurisdictionId),
  }),
  defineRoute({
    method: 'put',
    path: '/calendar',
    needs: 'calendar.edit',
    body: z.strictObject({
      year: z.int32().min(2000).max(2200),
      source: z.string().trim().min(1).max(200),
      revision: z.int32().min(0),
      days: z.array(z.strictObject({ day, kind: z.enum(calendarDayKinds) })).max(120),
    }),
    run: ({ deps, at, body, ask }) => setCalendarYear(deps.db, ask, at, body),
  }),
] as const
