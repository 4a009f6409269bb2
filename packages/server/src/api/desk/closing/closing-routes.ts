import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { isInUnit } from '../../../access/is-in-unit.ts'
import { actOnClosing } from '../../../commands/closing/act-on-closing.ts'
import { closingActionOf } from '../../../commands/closing/closing-wanted.ts'
import { grades } from '../../../domain/matters/matter-act.ts'
import { closingActs } from '../../../domain/matters/task-closing.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { type ClosingDetail, closingDetail } from '../../../queries/closing/closing-detail.ts'
import { defineRoute } from '../define-route.ts'

export type { ClosingDetail, ClosingStepTold } from '../../../queries/closing/closing-detail.ts'

const words = z.string().trim().max(4000).nullable().default(null)
const actInput = z.strictObject({
  act: z.enum(closingActs),
  steps: z.int32().min(0),
  words,
  reason: words,
  grade: z.enum(grades).nullable().default(null),
  evidenceIds: z.array(z.uuid()).max(100).default([]),
})

/** Closing of a year's tasks: how it stands, and the acts of its table. */
export const closingRoutes = [
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/closing',
    needsOnTask: 'progress.read',
    run: async ({ deps, actor, may }): Promise<ClosingDetail | Refusal> => {
      const { taskId } = may
      return closingDetail(deps.db, may, { taskId, inUnit: await isInUnit(deps.db, actor, taskId) })
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/closing',
    asks: true,
    body: actInput,
    run: ({ deps, actor, at, param, body }) =>
      actOnClosing(deps.db, ask(actor, closingActionOf(body.act), { taskId: param('taskId') }), at, {
        ...body,
        mails: deps.mails ?? false,
      }),
  }),
] as const
