import { z } from 'zod'
import type { AdjustWanted } from '../../../commands/matters/adjust-matter.ts'
import {
  type ClockRule,
  clockSteps,
  ownClock,
  type PlanNode,
  planClock,
  presetClock,
} from '../../../domain/matters/clock.ts'
import { grades } from '../../../domain/matters/matter-act.ts'
import { matterKinds, matterSources } from '../../../domain/matters/matter-kinds.ts'
import { matterActs, matterStates } from '../../../domain/matters/matter-table.ts'
import { longestUpperNumber, upperNumberIn } from '../../../domain/matters/upper-number.ts'
import { importances } from '../../../domain/vocabulary.ts'
import { dayInput } from '../day-input.ts'

const words = z.string().trim().max(4000)
const ids = z.array(z.uuid()).max(50)
const day = dayInput

/** How a clock is set: a preset by importance, or a limit of the office's own. */
export const clockInput = z
  .strictObject({
    preset: z.enum(['13710', '710', 'own']),
    importance: z.enum(importances).default('ordinary'),
    limit: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('days'), count: z.int32().min(1).max(3660) }),
        z.strictObject({ kind: z.literal('months'), count: z.int32().min(1).max(120) }),
        z.strictObject({ kind: z.literal('date'), day }),
      ])
      .optional(),
    /** 办理节点 instead of the month of a major matter, or as a clock of the office's own; the last is the settling. */
    plan: z
      .array(z.strictObject({ day, words: words.min(2, '请写明节点要完成什么').max(200) }))
      .min(2, '办理节点至少写两个，最后一个是办结')
      .max(30, '办理节点最多 30 个')
      .refine(
        (nodes) => nodes.every((node, index) => node.day > (nodes[index - 1]?.day ?? '')),
        '办理节点须按日期先后，不能同日',
      )
      .optional(),
    basis: z.enum(['natural', 'work']).default('natural'),
    countFirst: z.boolean().optional(),
    moveToWorkday: z.boolean().default(false),
    cutOff: z
      .string()
      .regex(/^(?!00:00)(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, '截止时刻应如 24:00 或 17:30')
      .default('24:00'),
  })
  .refine(
    ({ preset, limit, plan }) => (preset === 'own' && plan === undefined) === (limit !== undefined),
    '自定期限须写明天数、月数、日期或办理节点',
  )
  .refine(
    ({ preset, importance, plan }) =>
      plan === undefined || preset === 'own' || (preset === '13710' && importance === 'major'),
    '13710 中只有重大复杂事项可以用办理节点代替一个月',
  )

/** The clock that an input sets, and the plan that words its nodes. */
export function clockOf({ preset, importance, limit, plan, countFirst, ...rest }: z.output<typeof clockInput>): {
  readonly clock: ClockRule
  readonly plan: readonly PlanNode[] | null
} {
  const settings = { ...rest, ...(countFirst === undefined ? {} : { countFirst }) }
  const clock =
    preset === 'own'
      ? ownClock(limit ?? { kind: 'date', day: plan?.at(-1)?.day ?? '' }, settings)
      : presetClock(preset, importance, settings)
  if (plan === undefined) return { clock, plan: null }
  return {
    clock:
      planClock(
        clock,
        plan.map((node) => node.day),
      ) ?? clock,
    plan,
  }
}

/** What a draft of a matter says; texts are trimmed, lists of ids hold at most 50. */
export const draftInput = z.strictObject({
  kind: z.enum(matterKinds),
  title: words.min(2, '请填写事项名称').max(200),
  asked: words.min(2, '请填写督办要求'),
  subject: words.max(50).nullable().default(null),
  importance: z.enum(importances),
  source: z.enum(matterSources),
  sourceWords: words.nullable().default(null),
  leaderId: z.uuid().nullable().default(null),
  /** The number an order has above; left out, it stays as it is. */
  upperNumber: z
    .string()
    .transform(upperNumberIn)
    .pipe(z.string().max(longestUpperNumber, `上级编号最多 ${longestUpperNumber} 字`))
    .optional(),
  clock: clockInput,
  leadUnitIds: ids,
  partnerUnitIds: ids.default([]),
  taskIds: ids.default([]),
})

/** An act on a matter with everything any act can bring; the matter's table decides what this one must. */
export const actInput = z.strictObject({
  revision: z.int32(),
  act: z.enum(matterActs),
  words: words.nullable().default(null),
  reason: words.nullable().default(null),
  progress: words.nullable().default(null),
  day: day.nullable().default(null),
  grade: z.enum(grades).nullable().default(null),
  suggestedUnitId: z.uuid().nullable().default(null),
  evidence: z
    .array(z.strictObject({ kind: z.enum(['evidence', 'file']), id: z.uuid() }))
    .max(100)
    .default([]),
  answers: z.enum(clockSteps).nullable().default(null),
  node: z.int().min(1).nullable().default(null),
  noSecrets: z.boolean().default(false),
  change: z
    .strictObject({
      asked: words.min(2).optional(),
      importance: z.enum(importances).optional(),
      clock: clockInput.optional(),
      leadUnitIds: ids.min(1).optional(),
      partnerUnitIds: ids.optional(),
    })
    .nullable()
    .default(null),
})

/** What 调整 is to change. */
export function changeOf(change: z.output<typeof actInput>['change']): AdjustWanted | null {
  if (change === null) return null
  const { clock, ...rest } = change
  return { ...rest, ...(clock === undefined ? {} : clockOf(clock)) }
}

/** Filters of the list of matters; all that are given must hold. */
export const listInput = z.strictObject({
  q: words.max(100).optional(),
  /** States, separated by commas. */
  state: z
    .string()
    .transform((list) => list.split(',').filter((one) => one !== ''))
    .pipe(z.array(z.enum(matterStates)))
    .optional(),
  unit: z.uuid().optional(),
  task: z.uuid().optional(),
  standing: z.enum(['none', 'in-time', 'soon', 'today', 'overdue']).optional(),
  mine: z.enum(['1']).optional(),
})

/** What is said of a file before its bytes; `noSecrets` must be stated. */
export const fileInput = z.strictObject({
  fileName: z.string().min(1).max(400),
  size: z.coerce.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  noSecrets: z.literal('1', '上传前须声明：材料不涉及国家秘密、工作秘密'),
})
