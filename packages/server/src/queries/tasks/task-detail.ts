import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { IndicatorAim } from '../../domain/judging/indicator-aim.ts'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { type SuggestedIndicator, suggestedIndicators } from '../../domain/judging/suggested-indicator.ts'
import type { ChangeState, CommitmentKind, LightColour, Pace } from '../../domain/vocabulary.ts'
import { actorWords } from '../../record/people/actor-names.ts'
import { mayDecideChange } from '../../record/tasks/may-decide-change.ts'
import type { Tables } from '../../store/tables.ts'
import { lastMonth } from '../reporting/task-reports.ts'
import { type TaskRefused, taskRefusals } from './task-refusals.ts'

/** What stands behind a row of the task table. */
export interface TaskDetail {
  readonly taskId: string
  readonly revision: number
  readonly number: number
  readonly part: number
  readonly year: number
  readonly adopted: string
  readonly wording: string
  /** 类型 as its commitment was adopted with. */
  readonly adoptedKind: CommitmentKind
  readonly reportId: string
  readonly span: readonly [start: number, end: number]
  readonly curve: readonly { readonly month: number; readonly percent: string }[]
  readonly milestones: readonly {
    readonly milestoneId: string
    readonly wording: string
    readonly kind: string | null
    readonly dueOn: string
    readonly planPercent: string | null
    readonly metOn: string | null
  }[]
  readonly indicators: readonly (IndicatorAim & { readonly taskIndicatorId: string; readonly yearEndOnly: boolean })[]
  /** What the figures of the adopted words suggest, whether it is set already or not. */
  readonly suggested: readonly SuggestedIndicator[]
  /** 退签 of the units it was last handed out to, newest first. */
  readonly refusals: readonly TaskRefused[]
  /** Newest first. */
  readonly changes: readonly {
    readonly changeId: string
    readonly field: 'wording' | 'due' | 'requirement' | 'disclosure'
    readonly before: string | null
    readonly after: string | null
    readonly reason: string
    readonly state: ChangeState
    readonly proposedBy: string
    readonly proposedAt: string
    readonly decidedBy: string | null
    readonly decidedAt: string | null
    readonly decisionReason: string | null
    /** Whether it waits and the asker may decide on it. */
    readonly mayDecide: boolean
  }[]
  /** By month, a correction behind the light it corrects. */
  readonly lights: readonly {
    readonly month: number
    readonly ordinal: number
    readonly light: LightColour
    readonly pace: Pace | null
    readonly plan: string | null
    readonly actual: string | null
    readonly deviation: string | null
    readonly judgedOn: string
    readonly ruleVersion: number
    readonly reasons: readonly LightReason[]
  }[]
  /** Newest first. */
  readonly history: readonly { readonly at: string; readonly by: string; readonly summary: string }[]
}

/** A task with everything that belongs to it but its reports. Undefined when it is gone. */
export async function taskDetail(
  db: Kysely<Tables>,
  { jurisdictionId, taskId, actor }: Allowed<'task.read'>,
): Promise<TaskDetail | undefined> {
  const id = taskId ?? ''
  const task = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select([
      'task.revision',
      'task.part',
      'task.wording',
      'task.assigned_at',
      'number',
      'year',
      'report_id',
      'span_start',
      'span_end',
    ])
    .select(['commitment.wording as adopted', 'commitment.kind as adoptedKind', 'commitment.figures'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', id)
    .executeTakeFirst()
  if (!task) return undefined
  const [curve, milestones, indicators, changes, lights, history, people, refusals] = await Promise.all([
    db
      .selectFrom('task_plan')
      .select(['month', 'percent'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', id)
      .orderBy('month')
      .execute(),
    db
      .selectFrom('milestone')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', id)
      .where('removed_at', 'is', null)
      .orderBy('ordinal')
      .execute(),
    db
      .selectFrom('task_indicator')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', id)
      .where('removed_at', 'is', null)
      .orderBy('ordinal')
      .execute(),
    db
      .selectFrom('task_change')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', id)
      .orderBy('proposed_at', 'desc')
      .orderBy('task_change_id', 'desc')
      .execute(),
    db
      .selectFrom('light')
      .innerJoin('period', (join) =>
        join
          .onRef('period.jurisdiction_id', '=', 'light.jurisdiction_id')
          .onRef('period.period_id', '=', 'light.period_id'),
      )
      .selectAll('light')
      .select(lastMonth.as('month'))
      .where('light.jurisdiction_id', '=', jurisdictionId)
      .where('light.task_id', '=', id)
      .orderBy('period.starts_on')
      .orderBy('light.ordinal')
      .execute(),
    db
      .selectFrom('event')
      .select(['at', 'actor', 'summary'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('subject', '=', 'task')
      .where('subject_id', '=', id)
      .orderBy('ledger_seq', 'desc')
      .limit(200)
      .execute(),
    db.selectFrom('person').select(['person_id', 'name']).where('jurisdiction_id', '=', jurisdictionId).execute(),
    taskRefusals(db, jurisdictionId, id, task.assigned_at),
  ])
  const decidable = new Set<string>()
  for (const { task_change_id, state, proposed_by: proposedBy } of changes)
    if (state === 'proposed' && (await mayDecideChange(db, actor, { taskId: id, proposedBy })))
      decidable.add(task_change_id)
  const names = new Map(people.map((person) => [`person:${person.person_id}`, person.name]))
  const by = (who: string) => names.get(who) ?? actorWords(who)
  return {
    taskId: id,
    revision: task.revision,
    number: task.number,
    part: task.part,
    year: task.year,
    adopted: task.adopted,
    wording: task.wording,
    adoptedKind: task.adoptedKind,
    reportId: task.report_id,
    span: [task.span_start, task.span_end],
    curve,
    milestones: milestones.map((row) => ({
      milestoneId: row.milestone_id,
      wording: row.wording,
      kind: row.kind,
      dueOn: row.due_on,
      planPercent: row.plan_percent,
      metOn: row.met_on,
    })),
    indicators: indicators.map((row) => ({
      taskIndicatorId: row.task_indicator_id,
      stage: row.stage,
      name: row.name,
      unit: row.unit,
      rule: row.rule,
      op: row.op,
      value: row.value,
      valueText: row.value_text,
      valueMax: row.value_max,
      base: row.base,
      nature: row.nature,
      yearEndOnly: row.year_end_only,
    })),
    suggested: suggestedIndicators(task.figures, { ...task, start: task.span_start }),
    refusals: refusals.map((refused) => ({ ...refused, by: by(refused.by) })),
    changes: changes.map((row) => ({
      changeId: row.task_change_id,
      field: row.field,
      before: row.before,
      after: row.after,
      reason: row.reason,
      state: row.state,
      proposedBy: by(row.proposed_by),
      proposedAt: row.proposed_at.toISOString(),
      decidedBy: row.decided_by === null ? null : by(row.decided_by),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decisionReason: row.decision_reason,
      mayDecide: decidable.has(row.task_change_id),
    })),
    lights: lights.map((row) => ({
      month: row.month,
      ordinal: row.ordinal,
      light: row.light,
      pace: row.pace,
      plan: row.plan,
      actual: row.actual,
      deviation: row.deviation,
      judgedOn: row.judged_on,
      ruleVersion: row.rule_version,
      reasons: row.reasons as readonly LightReason[],
    })),
    history: history.map((row) => ({ at: row.at.toISOString(), by: by(row.actor), summary: row.summary })),
  }
}
