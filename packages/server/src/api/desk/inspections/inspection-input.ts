import { z } from 'zod'
import {
  inspectingBodies,
  invitedKinds,
  reviewDecisions,
  sheetFindings,
  sheetMethods,
} from '../../../domain/inspections/inspection-table.ts'
import { matterKinds } from '../../../domain/matters/matter-kinds.ts'
import { dayInput } from '../day-input.ts'

const words = z.string().trim().max(4000)
const ids = z.array(z.uuid()).max(200)
const day = dayInput

/** What of a plan is looked at before it is saved: when, by whom, of whom. */
const checked = {
  from: day,
  to: day,
  body: z.enum(inspectingBodies).default('supervision-office'),
  bodyUnitId: z.uuid().nullable().default(null),
  commission: z
    .strictObject({ matter: words.max(400), scope: words.max(400), duty: words.max(400), from: day, until: day })
    .nullable()
    .default(null),
  unitIds: ids.default([]),
  taskIds: ids.default([]),
}

/** Body of `POST /inspections/check`. */
export const checkInput = z.strictObject({ inspectionId: z.uuid().nullable().default(null), ...checked })

/** 督查方案 */
export const planInput = z
  .strictObject({
    ...checked,
    kind: z.enum(matterKinds),
    title: words.min(2, '请填写督查名称').max(200),
    content: words.min(2, '请填写督查内容'),
    scope: words.min(2, '请填写督查范围'),
    basis: words.min(2, '请填写督查依据').max(400),
    leaderId: z.uuid('请选择组长'),
    memberIds: ids.default([]),
    recusedIds: ids.default([]),
    invited: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(40), kind: z.enum(invitedKinds) }))
      .max(50)
      .default([]),
    repeatReason: words.min(2).max(1000).nullable().default(null),
  })
  .refine(({ body, bodyUnitId }) => (body === 'department') === (bodyUnitId !== null), '部门开展督查的，须选择部门')

/** 督查记录 */
export const sheetInput = z.strictObject({
  unitId: z.uuid(),
  taskId: z.uuid().nullable().default(null),
  method: z.enum(sheetMethods),
  place: words.max(200).nullable().default(null),
  day,
  words: words.min(2, '请写明查看到的情况'),
  finding: z.enum(sheetFindings).default('none'),
  found: words.min(1).max(1000).nullable().default(null),
})

/** 督查结论 */
export const conclusionInput = z.strictObject({
  revision: z.int32(),
  facts: words.min(2, '请写明查明的事实').max(10_000),
  opinion: words.min(2, '请写明督查意见').max(10_000),
  items: z
    .array(z.strictObject({ unitId: z.uuid(), words: words.min(2, '请写明整改要求').max(1000), dueOn: day }))
    .max(100),
})

/** 复核 */
export const decisionInput = z.strictObject({
  decision: z.enum(reviewDecisions),
  words: words.min(2, '请写明复核意见'),
  liftedItemIds: ids.default([]),
})

/** What is said of a file before its bytes; `noSecrets` must be stated. */
export { fileInput } from '../matters/matter-input.ts'
