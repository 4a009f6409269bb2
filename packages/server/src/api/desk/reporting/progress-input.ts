import { z } from 'zod'
import { reportActs } from '../../../domain/reporting/progress-state.ts'
import { dayInput } from '../day-input.ts'

const day = dayInput
const number = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, '应为数字')
const words = z.string().max(20_000, '不能超过 20000 字')

const figure = z
  .strictObject({
    taskIndicatorId: z.uuid(),
    value: number.nullable().default(null),
    text: z.string().max(200).nullable().default(null),
    among: z.int32().min(1).max(100_000).nullable().default(null),
    /** Half-open. */
    period: z.tuple([day, day]).nullable().default(null),
    cutOff: day.nullable().default(null),
    source: z.string().max(200).nullable().default(null),
  })
  .refine(({ period }) => period === null || period[0] < period[1], '数据所属期的起止不对')

/** What a unit writes into a report, as it comes in. */
export const progressContent = z.strictObject({
  unchanged: z.boolean().default(false),
  percent: z
    .string()
    .regex(/^\d{1,5}(\.\d{1,4})?$/, '应为不小于 0 的数字')
    .nullable()
    .default(null),
  situation: words.default(''),
  problems: words.default(''),
  nextStep: words.default(''),
  coordination: words.default(''),
  figures: z.array(figure).max(100).default([]),
})

/** `PUT …/milestones/{milestoneId}/met`: null takes the day back. */
export const milestoneMet = z.strictObject({ metOn: day.nullable() })

/** `PUT …/progress/{periodId}` */
export const savedProgress = z.strictObject({
  /** The revision that was seen; null when there was none. */
  revision: z.int32().min(1).nullable(),
  content: progressContent,
})

/** A reason that must be given. */
export const reason = z.strictObject({ reason: z.string().trim().min(1, '请写明理由').max(2000) })

/** `POST /progress/acts` */
export const acts = z
  .strictObject({
    act: z.enum(reportActs),
    items: z
      .array(z.strictObject({ progressId: z.uuid(), revision: z.int32().min(1) }))
      .min(1)
      .max(500),
    reason: z.string().trim().max(2000).nullable().default(null),
  })
  .refine(({ act, reason }) => (act !== 'return' && act !== 'return-by-head') || reason, '退回须写明理由')

/** `POST /progress/acts/withdrawal` */
export const withdrawnActs = z.strictObject({
  items: z
    .array(z.strictObject({ progressId: z.uuid(), revision: z.int32().min(1), act: z.enum(reportActs) }))
    .min(1)
    .max(500),
})

/** `POST /progress/unchanged` */
export const unchanged = z.strictObject({
  periodId: z.uuid(),
  taskIds: z.array(z.uuid()).min(1).max(500),
  /** Whether it is sent on at once: to the head, by a head to the supervisor. */
  send: z.boolean().default(true),
})

/** `POST /signings` */
export const signings = z.strictObject({
  items: z
    .array(z.strictObject({ taskId: z.uuid(), unitId: z.uuid() }))
    .min(1)
    .max(500),
})

/** `POST /tasks/{taskId}/refusals` */
export const refusal = z.strictObject({
  unitId: z.uuid(),
  reason: z.string().trim().min(1, '退签须写明理由').max(2000),
  suggestedUnitId: z.uuid().nullable().default(null),
})

/** `POST /progress/{progressId}/confirmations` */
export const opinion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirmed'),
    unitId: z.uuid(),
    note: z.string().trim().max(2000).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('objected'),
    unitId: z.uuid(),
    note: z.string().trim().min(1, '请写明不同意见').max(2000),
  }),
])
