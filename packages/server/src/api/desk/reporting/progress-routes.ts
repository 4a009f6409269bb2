import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { isInUnit } from '../../../access/is-in-unit.ts'
import { actionsOn, type Forbidden } from '../../../access/may-do.ts'
import { beginCorrection } from '../../../commands/reporting/begin-correction.ts'
import { confirmProgress } from '../../../commands/reporting/confirm-progress.ts'
import { type MilestoneMet, meetMilestone } from '../../../commands/reporting/meet-milestone.ts'
import { saveProgress } from '../../../commands/reporting/save-progress.ts'
import { signTask } from '../../../commands/reporting/sign-task.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { memberShown } from '../../../queries/reporting/member-shown.ts'
import { type MyTasks, myTasks, unitsOf } from '../../../queries/reporting/my-tasks.ts'
import { type ProgressReport, progressForm } from '../../../queries/reporting/progress-form.ts'
import { tasksOfProgress } from '../../../queries/reporting/task-of-progress.ts'
import { type TaskRecord, taskRecord } from '../../../queries/reporting/task-record.ts'
import { defineRoute } from '../define-route.ts'
import { isId } from '../id-param.ts'
import { type ProgressForm, withPowers } from './form-powers.ts'
import { manyReportRoutes, unknownProgress } from './many-report-routes.ts'
import * as input from './progress-input.ts'
import { type TaskActs, taskActs } from './task-acts.ts'

export type { MyReport, MyTask, MyTasks } from '../../../queries/reporting/my-tasks.ts'
export type {
  FormIndicator,
  ProgressContent,
  ProgressReport,
  ReportConfirmation,
  ReportStep,
} from '../../../queries/reporting/progress-form.ts'
export type { DeskPeriod } from '../../../queries/reporting/reporting-periods.ts'
export type { FactUnit, TaskFacts } from '../../../queries/reporting/task-facts.ts'
export type {
  RecordChange,
  RecordEvent,
  RecordLight,
  RecordMilestone,
  RecordReport,
  TaskRecord,
} from '../../../queries/reporting/task-record.ts'
export type { WaitingReport } from '../../../queries/reporting/waiting-reports.ts'
export type { FormPowers, ProgressForm } from './form-powers.ts'
export type { ManyOutcomes, Outcome } from './many-report-routes.ts'
export type { TaskActs } from './task-acts.ts'

/** The report as it was saved, with the revision the next save must name. */
export interface SavedProgress {
  readonly report: ProgressReport
}

const taskRoutes = [
  defineRoute({
    method: 'get',
    path: '/my-tasks',
    run: ({ deps, actor }): Promise<MyTasks> => myTasks(deps.db, actor),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/record',
    needsOnTask: 'task.read',
    run: async ({ deps, actor, may: { taskId } }): Promise<TaskRecord | Refusal> => {
      const powers = await actionsOn(deps.db, actor, ['progress.read'], { taskId })
      const inUnit = await isInUnit(deps.db, actor, taskId)
      const record = await taskRecord(deps.db, actor.jurisdictionId, { taskId, today: actor.today, inUnit })
      if (!record) return unknown.task
      return powers.has('progress.read') ? record : { ...record, reports: [], evidence: [], history: [] }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/acts',
    needsOnTask: 'task.read',
    run: ({ deps, actor, may: { taskId } }): Promise<TaskActs> => taskActs(deps.db, actor, taskId),
  }),
  defineRoute({
    method: 'put',
    path: '/tasks/:taskId/milestones/:milestoneId/met',
    needsOnTask: 'progress.write',
    body: input.milestoneMet,
    run: async ({ deps, at, param, body, ask }): Promise<MilestoneMet | Forbidden | Refusal> => {
      const milestoneId = param('milestoneId')
      return isId(milestoneId) ? meetMilestone(deps.db, ask, at, milestoneId, body.metOn) : unknown.milestone
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/refusals',
    needsOnTask: 'task.sign',
    body: input.refusal,
    run: ({ deps, at, body, ask }) => signTask(deps.db, ask, at, { kind: 'refused', ...body }),
  }),
] as const

const path = '/tasks/:taskId/progress/:periodId'

const formRoutes = [
  defineRoute({
    method: 'get',
    path,
    needsOnTask: 'progress.read',
    // of a group's task: whose report, or which
    query: z.strictObject({ unitId: z.uuid().optional(), progressId: z.uuid().optional() }),
    run: async ({ deps, actor, param, query, may }): Promise<ProgressForm | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const { taskId } = may
      const inUnit = await isInUnit(deps.db, actor, taskId)
      const { jurisdictionId, today } = actor
      const asked = {
        taskId,
        periodId,
        today,
        ownIds: unitsOf(actor),
        unitId: query.unitId,
        progressId: query.progressId,
      }
      const memberId = await memberShown(deps.db, jurisdictionId, asked)
      const form = await progressForm(deps.db, jurisdictionId, { taskId, periodId, today, inUnit, memberId })
      return form ? withPowers(deps.db, actor, form, memberId) : unknown.period
    },
  }),
  defineRoute({
    method: 'put',
    path,
    needsOnTask: 'progress.write',
    body: input.savedProgress,
    marks: 'later',
    run: async ({ deps, param, at, body, ask }): Promise<SavedProgress | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const saved = await saveProgress(deps.db, ask, at, { periodId, revision: body.revision }, body.content)
      return saved.kind === 'saved' ? { report: saved.report } : saved
    },
  }),
  defineRoute({
    method: 'post',
    path: `${path}/corrections`,
    needsOnTask: 'progress.write',
    body: input.reason,
    run: async ({ deps, param, at, body, ask }): Promise<SavedProgress | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const begun = await beginCorrection(deps.db, ask, at, periodId, body.reason)
      return begun.kind === 'begun' ? { report: begun.report } : begun
    },
  }),
  defineRoute({
    method: 'post',
    path: '/progress/:progressId/confirmations',
    asks: true,
    body: input.opinion,
    run: async ({ deps, actor, jurisdictionId, param, at, body }) => {
      const progressId = param('progressId')
      const taskId = isId(progressId)
        ? (await tasksOfProgress(deps.db, jurisdictionId, [progressId])).get(progressId)
        : undefined
      if (taskId === undefined) return unknownProgress
      return confirmProgress(deps.db, ask(actor, 'progress.confirm', { taskId }), at, progressId, body)
    },
  }),
] as const

const unknown = {
  task: refusal(404, 'unknown-task', '没有找到这项任务，或它不在您的职责范围内。', 'There is no such task.'),
  period: refusal(404, 'unknown-period', '没有这个填报期。请返回列表重新打开。', 'There is no such period.'),
  milestone: refusal(404, 'unknown-milestone', '没有这个节点。', 'There is no such milestone.'),
} as const

/** Signing for tasks, reports and their way. */
export const progressRoutes = [...taskRoutes, ...formRoutes, ...manyReportRoutes] as const
