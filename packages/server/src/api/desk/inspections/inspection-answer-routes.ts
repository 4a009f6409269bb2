import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import {
  decideObjection,
  objectToConclusion,
  receiveConclusion,
} from '../../../commands/inspections/object-to-conclusion.ts'
import { rectificationActionOf, rectify } from '../../../commands/inspections/rectify.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { decisionInput } from './inspection-input.ts'

/** What units answer to a conclusion: receipt, rectification, objection; and what is decided on those. */
export const inspectionAnswerRoutes = [
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/receipt',
    needs: 'inspection.answer',
    body: z.strictObject({ unitId: z.uuid() }),
    run: ({ deps, at, ask: asked, param, body }) =>
      receiveConclusion(deps.db, asked, at, { inspectionId: idParam(param, 'inspectionId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/items/:itemId/acts',
    asks: true,
    body: z.strictObject({
      act: z.enum(['report', 'accept', 'return']),
      words: z.string().trim().max(4000).nullable().default(null),
    }),
    run: ({ deps, actor, at, param, body }) =>
      rectify(deps.db, ask(actor, rectificationActionOf(body.act)), at, {
        inspectionId: idParam(param, 'inspectionId'),
        itemId: idParam(param, 'itemId'),
        ...body,
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/objections',
    needs: 'inspection.answer',
    body: z.strictObject({ unitId: z.uuid(), words: z.string().trim().min(2, '请写明异议').max(4000) }),
    run: ({ deps, at, ask: asked, param, body }) =>
      objectToConclusion(deps.db, asked, at, { inspectionId: idParam(param, 'inspectionId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/objections/:objectionId/decision',
    needs: 'inspection.review',
    body: decisionInput,
    run: ({ deps, at, ask: asked, param, body }) =>
      decideObjection(deps.db, asked, at, {
        inspectionId: idParam(param, 'inspectionId'),
        objectionId: idParam(param, 'objectionId'),
        ...body,
      }),
  }),
] as const
