import { z } from 'zod'
import { listTargets } from '../../../commands/reports/list-targets.ts'
import { addOutsideTask } from '../../../commands/tasks/add-outside-task.ts'
import { assignTasks } from '../../../commands/tasks/assign-tasks.ts'
import { decideChange } from '../../../commands/tasks/decide-change.ts'
import { editTasks } from '../../../commands/tasks/edit-tasks.ts'
import { joinTasks } from '../../../commands/tasks/join-tasks.ts'
import { proposeChange } from '../../../commands/tasks/propose-change.ts'
import { reassignTask } from '../../../commands/tasks/reassign-task.ts'
import { setCurve } from '../../../commands/tasks/set-curve.ts'
import { setIndicators } from '../../../commands/tasks/set-indicators.ts'
import { setMilestones } from '../../../commands/tasks/set-milestones.ts'
import { splitTask } from '../../../commands/tasks/split-task.ts'
import { withdrawAssignment } from '../../../commands/tasks/withdraw-assignment.ts'
import { withdrawJoin } from '../../../commands/tasks/withdraw-join.ts'
import { dayOf } from '../../../domain/day.ts'
import {
  commitmentKinds,
  disclosures,
  indicatorRules,
  natures,
  ops,
  outsideSources,
  planRules,
} from '../../../domain/vocabulary.ts'
import { besideTask } from '../../../queries/tasks/beside-task.ts'
import { leadSuggestions } from '../../../queries/tasks/lead-suggestions.ts'
import { readinessOf } from '../../../queries/tasks/readiness-of.ts'
import { taskChoices } from '../../../queries/tasks/task-choices.ts'
import { taskDetail } from '../../../queries/tasks/task-detail.ts'
import { taskTable } from '../../../queries/tasks/task-table.ts'
import { notFound } from '../../problem.ts'
import { dayInput } from '../day-input.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { mayReadTable } from './may-read-table.ts'

export type { TaskPatch } from '../../../commands/tasks/edit-tasks.ts'
export type { SeenTask } from '../../../commands/tasks/locked-tasks.ts'
export type { LeadSuggestion, LeadSuggestions } from '../../../queries/tasks/lead-suggestions.ts'
export type { Readiness } from '../../../queries/tasks/readiness-of.ts'
export type { PersonChoice, TaskChoices, UnitChoice } from '../../../queries/tasks/task-choices.ts'
export type { TaskDetail } from '../../../queries/tasks/task-detail.ts'
export type { TaskRow, TaskTable, TaskTableArea } from '../../../queries/tasks/task-table.ts'

const day = dayInput
const id = z.uuid()
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
const text = (most: number) => z.string().max(most)
const seen = z.strictObject({ taskId: id, revision: z.int32().positive() })
const many = z.array(seen).min(1).max(2000)

const patch = z.strictObject({
  kind: z.enum(commitmentKinds).optional(),
  leaderId: id.nullable().optional(),
  leadIds: z.array(id).max(20).optional(),
  partnerIds: z.array(id).max(60).optional(),
  officerId: id.nullable().optional(),
  sourceUnitId: id.nullable().optional(),
  speakerId: id.nullable().optional(),
  dueOn: day.nullable().optional(),
  planRule: z.enum(planRules).optional(),
  continuous: z.boolean().optional(),
  emphasised: z.boolean().optional(),
  requirement: text(2000).nullable().optional(),
  remark: text(2000).nullable().optional(),
  weight: decimal.nullable().optional(),
  disclosure: z.enum(disclosures).optional(),
  disclosureReason: text(500).nullable().optional(),
})

const reading = [
  defineRoute({
    method: 'get',
    path: '/tasks',
    keep: 'role',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: async ({ deps, actor, query }) => {
      const may = await mayReadTable(deps.db, actor)
      return may ?? taskTable(deps.db, actor, query.year ?? null)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/choices',
    needs: 'unit.read',
    keep: 'role',
    run: ({ deps, actor }) => taskChoices(deps.db, actor),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/suggestions',
    needs: 'task.edit',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: ({ deps, actor, query }) => leadSuggestions(deps.db, actor, query.year ?? null),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/beside',
    needsOnTask: 'task.read',
    run: ({ deps, actor, may: { taskId } }) => besideTask(deps.db, actor, taskId),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId',
    needsOnTask: 'task.read',
    run: async ({ deps, may }) =>
      (await taskDetail(deps.db, may)) ?? notFound('没有找到这项任务。', 'There is no such task.'),
  }),
] as const

const editing = [
  defineRoute({
    method: 'post',
    path: '/tasks/edit',
    needs: 'task.edit',
    body: z.strictObject({ tasks: many, patch }),
    run: ({ deps, at, body, ask }) => editTasks(deps.db, ask, at, body.tasks, body.patch),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/assign',
    needs: 'task.edit',
    body: z.strictObject({ tasks: many }),
    run: ({ deps, at, body, ask }) => assignTasks(deps.db, ask, at, body.tasks, deps.mails ?? false),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/assign/withdrawal',
    needs: 'task.edit',
    body: z.strictObject({ tasks: many, assignedAt: z.iso.datetime() }),
    run: ({ deps, at, body: { tasks, assignedAt }, ask }) => {
      const of = { assignedAt: new Date(assignedAt), mails: deps.mails ?? false }
      return withdrawAssignment(deps.db, ask, at, tasks, of)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/readiness',
    needs: 'task.edit',
    reads: true,
    body: z.strictObject({ taskIds: z.array(id).min(1).max(2000) }),
    run: ({ deps, at, body, may }) => readinessOf(deps.db, may, body.taskIds, dayOf(at)),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/reassignment',
    needsOnTask: 'task.edit',
    body: z.strictObject({ revision: z.int32(), leadIds: z.array(id).min(1).max(20) }),
    run: ({ deps, at, body: { revision, leadIds }, ask }) => {
      return reassignTask(deps.db, ask, at, revision, leadIds, deps.mails ?? false)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/targets',
    needs: 'task.edit',
    body: z.strictObject({ year: z.int().min(1900).max(2200) }),
    run: ({ deps, at, body, ask }) => listTargets(deps.db, ask, at, body.year),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/outside',
    needs: 'task.edit',
    body: z.strictObject({
      year: z.int().min(1900).max(2200),
      wording: text(1000).min(1),
      sourceKind: z.enum(outsideSources),
      source: text(200).min(1),
      kind: z.enum(commitmentKinds),
      dueOn: day.nullable(),
    }),
    run: ({ deps, at, body, ask }) => addOutsideTask(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/split',
    needs: 'task.edit',
    marks: 'spoken-of',
    body: z.strictObject({ task: seen, parts: z.array(text(1000)).min(2).max(50) }),
    run: ({ deps, at, body, ask }) => splitTask(deps.db, ask, at, body.task, body.parts),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/join',
    needs: 'task.edit',
    body: z.strictObject({ tasks: many }),
    run: ({ deps, at, body, ask }) => joinTasks(deps.db, ask, at, body.tasks),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/join/withdrawal',
    needsOnTask: 'task.edit',
    body: z.strictObject({ revision: z.int32() }),
    run: ({ deps, at, body, ask }) => withdrawJoin(deps.db, ask, at, body.revision),
  }),
] as const

const milestone = z.strictObject({
  milestoneId: id.nullable(),
  wording: text(300).min(1),
  kind: text(20).nullable(),
  dueOn: day,
  planPercent: decimal.nullable(),
  metOn: day.nullable(),
})
const indicator = z.strictObject({
  taskIndicatorId: id.nullable(),
  stage: text(10).min(1).nullable().default(null),
  name: text(100).min(1),
  unit: text(20),
  rule: z.enum(indicatorRules),
  op: z.enum(ops),
  value: decimal.nullable(),
  valueText: text(50).nullable(),
  valueMax: decimal.nullable(),
  base: decimal.nullable(),
  nature: z.enum(natures).nullable(),
  yearEndOnly: z.boolean(),
})
const node = z.strictObject({ month: z.int32().min(1).max(12), percent: z.number().min(0).max(1000) })

const planning = [
  defineRoute({
    method: 'put',
    path: '/tasks/:taskId/milestones',
    needsOnTask: 'task.edit',
    body: z.strictObject({ revision: z.int32(), milestones: z.array(milestone).max(60) }),
    run: ({ deps, at, body, ask }) => setMilestones(deps.db, ask, at, body.revision, body.milestones),
  }),
  defineRoute({
    method: 'put',
    path: '/tasks/:taskId/indicators',
    needsOnTask: 'task.edit',
    body: z.strictObject({ revision: z.int32(), indicators: z.array(indicator).max(30) }),
    run: ({ deps, at, body, ask }) => setIndicators(deps.db, ask, at, body.revision, body.indicators),
  }),
  defineRoute({
    method: 'put',
    path: '/tasks/:taskId/curve',
    needsOnTask: 'task.edit',
    body: z.strictObject({ revision: z.int32(), nodes: z.array(node).max(12) }),
    run: ({ deps, at, body, ask }) => setCurve(deps.db, ask, at, body.revision, body.nodes),
  }),
] as const

const wanted = z.discriminatedUnion('field', [
  z.strictObject({
    field: z.literal('wording'),
    after: text(1000).min(1),
    reason: text(500).min(1),
    revision: z.int32(),
  }),
  z.strictObject({ field: z.literal('due'), after: day, reason: text(500).min(1), revision: z.int32() }),
  z.strictObject({ field: z.literal('requirement'), after: text(2000), reason: text(500).min(1), revision: z.int32() }),
])

const changes = [
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/changes',
    needsOnTask: 'task.propose-change',
    body: wanted,
    run: ({ deps, at, body: { revision, ...change }, ask }) => {
      return proposeChange(deps.db, ask, at, revision, change)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/changes/:changeId/decision',
    needsOnTask: 'task.decide-change',
    body: z.strictObject({ approve: z.boolean(), reason: text(500).nullable() }),
    run: ({ deps, at, param, body, ask }) => decideChange(deps.db, ask, at, idParam(param, 'changeId'), body),
  }),
] as const

/** The task table: reading it, changing it, handing tasks out. */
export const taskRoutes = [...reading, ...editing, ...planning, ...changes] as const
