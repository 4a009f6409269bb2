import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
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
import { dayOf } from '../../../domain/day.ts'
import { leadSuggestions } from '../../../queries/tasks/lead-suggestions.ts'
import { readinessOf } from '../../../queries/tasks/readiness-of.ts'
import { taskChoices } from '../../../queries/tasks/task-choices.ts'
import { taskDetail } from '../../../queries/tasks/task-detail.ts'
import { taskTable } from '../../../queries/tasks/task-table.ts'
import { notFound } from '../../problem.ts'
import { type DeskMaking, defineRoute } from '../define-route.ts'
import { mayReadTable } from './may-read-table.ts'

export type { TaskPatch } from '../../../commands/tasks/edit-tasks.ts'
export type { SeenTask } from '../../../commands/tasks/locked-tasks.ts'
export type { LeadSuggestion, LeadSuggestions } from '../../../queries/tasks/lead-suggestions.ts'
export type { Readiness } from '../../../queries/tasks/readiness-of.ts'
export type { PersonChoice, TaskChoices, UnitChoice } from '../../../queries/tasks/task-choices.ts'
export type { TaskDetail } from '../../../queries/tasks/task-detail.ts'
export type { TaskRow, TaskTable, TaskTableArea } from '../../../queries/tasks/task-table.ts'

const day = z.iso.date()
const id = z.uuid()
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
const text = (most: number) => z.string().max(most)
const seen = z.strictObject({ taskId: id, revision: z.int().positive() })
const many = z.array(seen).min(1).max(2000)

const patch = z.strictObject({
  kind: z.enum(['indicator', 'project', 'work', 'livelihood', 'government']).optional(),
  leaderId: id.nullable().optional(),
  leadIds: z.array(id).max(20).optional(),
  partnerIds: z.array(id).max(60).optional(),
  officerId: id.nullable().optional(),
  sourceUnitId: id.nullable().optional(),
  dueOn: day.nullable().optional(),
  planRule: z.enum(['months', 'curve', 'milestones', 'indicator', 'none']).optional(),
  continuous: z.boolean().optional(),
  emphasised: z.boolean().optional(),
  requirement: text(2000).nullable().optional(),
  remark: text(2000).nullable().optional(),
  weight: decimal.nullable().optional(),
  disclosure: z.enum(['undecided', 'public', 'on-request', 'withheld']).optional(),
  disclosureReason: text(500).nullable().optional(),
})

/** The task table: reading it, changing it, handing tasks out. */
export function taskRoutes(making: DeskMaking): void {
  reading(making)
  editing(making)
  planning(making)
  changes(making)
}

function reading(making: DeskMaking): void {
  defineRoute(making, {
    method: 'get',
    path: '/tasks',
    keep: 'role',
    query: z.strictObject({ year: z.coerce.number().int().min(1900).max(2200).optional() }),
    run: async ({ deps, actor, query }) => {
      const may = await mayReadTable(deps.db, actor)
      return may ?? taskTable(deps.db, actor, query.year ?? null)
    },
  })
  defineRoute(making, {
    method: 'get',
    path: '/tasks/choices',
    keep: 'role',
    run: async ({ deps, actor }) => {
      const may = await mayDo(deps.db, actor, 'unit.read')
      return may.kind === 'allowed' ? taskChoices(deps.db, actor) : may
    },
  })
  defineRoute(making, {
    method: 'get',
    path: '/tasks/suggestions',
    query: z.strictObject({ year: z.coerce.number().int().optional() }),
    run: async ({ deps, actor, query }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? leadSuggestions(deps.db, actor, query.year ?? null) : may
    },
  })
  defineRoute(making, {
    method: 'get',
    path: '/tasks/:taskId',
    run: async ({ deps, actor, param }) => {
      const may = await mayDo(deps.db, actor, 'task.read', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return (await taskDetail(deps.db, may)) ?? notFound('没有找到这项任务。', 'There is no such task.')
    },
  })
}

/** A part of the path that is no id is one that nothing has. */
const uuidOr = (text: string): string => (id.safeParse(text).success ? text : '00000000-0000-0000-0000-000000000000')

function editing(making: DeskMaking): void {
  defineRoute(making, {
    method: 'post',
    path: '/tasks/edit',
    body: z.strictObject({ tasks: many, patch }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? editTasks(deps.db, may, at, body.tasks, body.patch) : may
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/assign',
    body: z.strictObject({ tasks: many }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? assignTasks(deps.db, may, at, body.tasks, deps.mails ?? false) : may
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/readiness',
    body: z.strictObject({ taskIds: z.array(id).min(1).max(2000) }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? readinessOf(deps.db, may, body.taskIds, dayOf(at)) : may
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/:taskId/reassignment',
    body: z.strictObject({ revision: z.int(), leadIds: z.array(id).min(1).max(20) }),
    run: async ({ deps, actor, at, param, body: { revision, leadIds } }) => {
      const may = await mayDo(deps.db, actor, 'task.edit', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return reassignTask(deps.db, may, at, { taskId: param('taskId'), revision }, leadIds, deps.mails ?? false)
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/split',
    body: z.strictObject({ task: seen, parts: z.array(text(1000)).min(2).max(50) }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? splitTask(deps.db, may, at, body.task, body.parts) : may
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/join',
    body: z.strictObject({ tasks: many }),
    run: async ({ deps, actor, at, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit')
      return may.kind === 'allowed' ? joinTasks(deps.db, may, at, body.tasks) : may
    },
  })
}

function planning(making: DeskMaking): void {
  const milestone = z.strictObject({
    milestoneId: id.nullable(),
    wording: text(300).min(1),
    kind: text(20).nullable(),
    dueOn: day,
    planPercent: decimal.nullable(),
    metOn: day.nullable(),
  })
  defineRoute(making, {
    method: 'put',
    path: '/tasks/:taskId/milestones',
    body: z.strictObject({ revision: z.int(), milestones: z.array(milestone).max(60) }),
    run: async ({ deps, actor, at, param, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return setMilestones(deps.db, may, at, { taskId: param('taskId'), revision: body.revision }, body.milestones)
    },
  })
  const indicator = z.strictObject({
    taskIndicatorId: id.nullable(),
    name: text(100).min(1),
    unit: text(20),
    rule: z.enum(['share', 'growth', 'lower', 'reduction', 'rank', 'grade', 'maintained', 'done']),
    op: z.enum(['=', '>=', '<=', '>', '<', '~', 'rank<=', 'grade', 'done', 'with']),
    value: decimal.nullable(),
    valueText: text(50).nullable(),
    valueMax: decimal.nullable(),
    base: decimal.nullable(),
    nature: z.enum(['binding', 'expected']).nullable(),
    yearEndOnly: z.boolean(),
  })
  defineRoute(making, {
    method: 'put',
    path: '/tasks/:taskId/indicators',
    body: z.strictObject({ revision: z.int(), indicators: z.array(indicator).max(30) }),
    run: async ({ deps, actor, at, param, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return setIndicators(deps.db, may, at, { taskId: param('taskId'), revision: body.revision }, body.indicators)
    },
  })
  const node = z.strictObject({ month: z.int().min(1).max(12), percent: z.number().min(0).max(1000) })
  defineRoute(making, {
    method: 'put',
    path: '/tasks/:taskId/curve',
    body: z.strictObject({ revision: z.int(), nodes: z.array(node).max(12) }),
    run: async ({ deps, actor, at, param, body }) => {
      const may = await mayDo(deps.db, actor, 'task.edit', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return setCurve(deps.db, may, at, { taskId: param('taskId'), revision: body.revision }, body.nodes)
    },
  })
}

function changes(making: DeskMaking): void {
  const wanted = z.discriminatedUnion('field', [
    z.strictObject({
      field: z.literal('wording'),
      after: text(1000).min(1),
      reason: text(500).min(1),
      revision: z.int(),
    }),
    z.strictObject({ field: z.literal('due'), after: day, reason: text(500).min(1), revision: z.int() }),
    z.strictObject({ field: z.literal('requirement'), after: text(2000), reason: text(500).min(1), revision: z.int() }),
  ])
  defineRoute(making, {
    method: 'post',
    path: '/tasks/:taskId/changes',
    body: wanted,
    run: async ({ deps, actor, at, param, body: { revision, ...change } }) => {
      const may = await mayDo(deps.db, actor, 'task.propose-change', { taskId: uuidOr(param('taskId')) })
      if (may.kind !== 'allowed') return may
      return proposeChange(deps.db, may, at, { taskId: param('taskId'), revision }, change)
    },
  })
  defineRoute(making, {
    method: 'post',
    path: '/tasks/:taskId/changes/:changeId/decision',
    body: z.strictObject({ approve: z.boolean(), reason: text(500).nullable() }),
    run: async ({ deps, actor, at, param, body }) => {
      const may = await mayDo(deps.db, actor, 'task.decide-change', { taskId: uuidOr(param('taskId')) })
      return may.kind === 'allowed' ? decideChange(deps.db, may, at, uuidOr(param('changeId')), body) : may
    },
  })
}
