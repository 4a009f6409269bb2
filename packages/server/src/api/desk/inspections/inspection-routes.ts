import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { mayDo } from '../../../access/may-do.ts'
import { actOnInspection, inspectionActionOf } from '../../../commands/inspections/act-on-inspection.ts'
import { writeConclusion } from '../../../commands/inspections/conclude-inspection.ts'
import { draftInspection, editInspection } from '../../../commands/inspections/draft-inspection.ts'
import { dayOf } from '../../../domain/day.ts'
import { inspectionActs } from '../../../domain/inspections/inspection-table.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { type InspectionDetail, inspectionDetail } from '../../../queries/inspections/inspection-detail.ts'
import { type InspectionListed, inspectionList } from '../../../queries/inspections/inspection-list.ts'
import { type TaskFinding, taskFindings } from '../../../queries/inspections/inspection-sheets.ts'
import { type PlanWarning, planWarnings } from '../../../record/inspections/plan-warnings.ts'
import { supervisionRulesOn } from '../../../record/rules/supervision-rules.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { conclusionRoutes } from './conclusion-route.ts'
import { inspectionAnswerRoutes } from './inspection-answer-routes.ts'
import { checkInput, conclusionInput, planInput } from './inspection-input.ts'
import { sheetRoutes } from './sheet-routes.ts'

export type { InspectionDetail, ItemTold, ObjectionTold } from '../../../queries/inspections/inspection-detail.ts'
export type { InspectionListed } from '../../../queries/inspections/inspection-list.ts'
export type { SheetTold, TaskFinding } from '../../../queries/inspections/inspection-sheets.ts'
export type { PlanWarning } from '../../../record/inspections/plan-warnings.ts'

/** `GET /inspections` */
export interface InspectionsAnswer {
  readonly inspections: readonly InspectionListed[]
  /** Whether the person may draft inspections. */
  readonly mayDraft: boolean
}

/** What stands against a plan, and within how many days something counts as repeated. */
export interface PlanCheck {
  readonly warnings: readonly PlanWarning[]
  readonly within: number
}

const notThere = refusal(
  404,
  'unknown-inspection',
  '没有找到这次督查，或它与您的单位无关。',
  'There is no such inspection for you.',
)

/** Inspections (督查活动): list, plan, what stands against it, acts, sheets, conclusion, rectification, objections. */
export const inspectionRoutes = [
  defineRoute({
    method: 'get',
    path: '/inspections',
    needs: 'inspection.read',
    query: z.strictObject({ task: z.uuid().optional() }),
    run: async ({ deps, actor, query }): Promise<InspectionsAnswer> => {
      const drafts = await mayDo(deps.db, actor, 'inspection.write')
      return {
        inspections: await inspectionList(deps.db, actor, query.task ?? null),
        mayDraft: drafts.kind === 'allowed',
      }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/findings',
    needsOnTask: 'progress.read',
    run: async ({ deps, jurisdictionId, may }): Promise<{ readonly findings: readonly TaskFinding[] }> => ({
      findings: await taskFindings(deps.db, jurisdictionId, may.taskId),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections',
    needs: 'inspection.write',
    body: planInput,
    run: ({ deps, at, ask: asked, body }) => draftInspection(deps.db, asked, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/check',
    needs: 'inspection.write',
    reads: true,
    body: checkInput,
    run: async ({ deps, jurisdictionId, at, body }): Promise<PlanCheck> => ({
      warnings: await planWarnings(deps.db, jurisdictionId, body, at),
      within: (await supervisionRulesOn(deps.db, jurisdictionId, dayOf(at))).repeatedWithin,
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/inspections/:inspectionId',
    needs: 'inspection.read',
    run: async ({ deps, actor, at, param }): Promise<InspectionDetail | Refusal> =>
      (await inspectionDetail(deps.db, actor, at, idParam(param, 'inspectionId'))) ?? notThere,
  }),
  defineRoute({
    method: 'put',
    path: '/inspections/:inspectionId',
    needs: 'inspection.write',
    body: z.strictObject({ revision: z.int32(), plan: planInput }),
    run: ({ deps, at, ask: asked, param, body }) =>
      editInspection(deps.db, asked, at, { inspectionId: idParam(param, 'inspectionId'), ...body }),
  }),
  defineRoute({
    method: 'put',
    path: '/inspections/:inspectionId/conclusion',
    needs: 'inspection.write',
    body: conclusionInput,
    run: ({ deps, at, ask: asked, param, body }) =>
      writeConclusion(deps.db, asked, at, { inspectionId: idParam(param, 'inspectionId'), ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/inspections/:inspectionId/acts',
    asks: true,
    body: z.strictObject({
      revision: z.int32(),
      act: z.enum(inspectionActs),
      reason: z.string().trim().max(2000).nullable().default(null),
    }),
    run: ({ deps, actor, at, param, body }) =>
      actOnInspection(deps.db, ask(actor, inspectionActionOf(body.act)), at, {
        ...body,
        inspectionId: idParam(param, 'inspectionId'),
        mails: deps.mails ?? false,
      }),
  }),
  ...conclusionRoutes,
  ...sheetRoutes,
  ...inspectionAnswerRoutes,
] as const
