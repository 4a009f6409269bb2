import { type Kysely, type RawBuilder, sql } from 'kysely'
import { saidLight } from '../../domain/judging/said-light.ts'
import type {
  CommitmentKind,
  CommitmentOrigin,
  Disclosure,
  LightColour,
  OutsideSource,
  Pace,
  PlanRule,
  ProgressState,
  TaskStatus,
} from '../../domain/vocabulary.ts'
import { unreached } from '../../record/reporting/owed.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { newestLights } from './newest-lights.ts'
import { ofUnits, type RowsAsked } from './rows-asked.ts'

/** One task. Days `YYYY-MM-DD`, numbers of percent as written. */
export interface TaskRow {
  readonly taskId: string
  readonly revision: number
  readonly commitmentId: string
  /** 序号 */
  readonly number: number
  /** 1, or which part of a commitment that was split. */
  readonly part: number
  /** How many parts the commitment has. */
  readonly parts: number
  readonly areaId: string | null
  readonly path: readonly string[]
  /** As it was adopted, or as somebody set it. */
  readonly kind: CommitmentKind
  readonly livelihood: boolean
  /** Whether it is a promise of the report, a figure of its targets, or given elsewhere. */
  readonly origin: CommitmentOrigin
  /** Of a task outside the report: where it was given. */
  readonly source: { readonly kind: OutsideSource; readonly name: string } | null
  /** The report's words as adopted; of a task outside it, the words it was given in. */
  readonly adopted: string
  readonly wording: string
  readonly requirement: string | null
  readonly leader: { readonly personId: string | null; readonly name: string } | null
  /** The first is the accountable one. */
  readonly leadIds: readonly string[]
  readonly partnerIds: readonly string[]
  readonly officer: { readonly personId: string | null; readonly name: string } | null
  readonly sourceUnitId: string | null
  readonly dueOn: string | null
  readonly dueText: string | null
  readonly continuous: boolean
  readonly emphasised: boolean
  readonly planRule: PlanRule
  readonly milestones: number
  readonly indicators: number
  readonly remark: string | null
  readonly disclosure: Disclosure
  readonly status: TaskStatus
  /** Changes that wait for a decision. */
  readonly changes: number
  /** The newest light; null before the first. */
  readonly light: {
    readonly light: LightColour
    readonly pace: Pace | null
    readonly deviation: string | null
    readonly month: number
    /** The ground beside it, and whether it speaks of the reporting alone. */
    readonly words: string
    readonly ofReport: boolean
  } | null
  /** Percent as last accepted or sent. */
  readonly percent: string | null
  /** The member of the leading group that reports for all. */
  readonly speakerId: string | null
  /** Where the members of a group report each for itself: how many have, of the open period. */
  readonly members: { readonly of: number; readonly reported: number } | null
  /** Of the open period; null where nothing was written. Of members: how far all of them are. */
  readonly report: ProgressState | null
}

/**
 * The rows of the table, targets first, by 序号 and part. What belongs to a task is asked for beside it and not joined to it: of a dozen
 * tables the database takes longer to choose the order of joining than to join.
 */
export async function taskRows(db: Kysely<Tables>, asked: RowsAsked): Promise<TaskRow[]> {
  const byTask = async <T extends { readonly task_id: string }>(query: RawBuilder<T>) =>
    new Map((await query.execute(db)).rows.map((row) => [row.task_id, row]))
  const [tasks, units, lights, percents, reports, reporting, milestones, indicators, changes] = await Promise.all([
    tasksOf(asked).execute(db),
    byTask(unitsOf(asked)),
    byTask(newestLights(asked)),
    byTask(percentsOf(asked)),
    byTask(reportsOf(asked)),
    byTask(membersOf(asked)),
    byTask(countOf('milestone', sql`removed_at is null`, asked)),
    byTask(countOf('task_indicator', sql`removed_at is null`, asked)),
    byTask(countOf('task_change', sql`state = 'proposed'`, asked)),
  ])
  return tasks.rows.map((row) => {
    const light = lights.get(row.task_id)
    const held = units.get(row.task_id)
    const members = reporting.get(row.task_id)
    return {
      taskId: row.task_id,
      revision: row.revision,
      commitmentId: row.commitment_id,
      number: row.number,
      part: row.part,
      parts: row.parts,
      areaId: row.area_id,
      path: row.path,
      kind: row.kind,
      livelihood: row.livelihood,
      origin: row.origin,
      source: row.source_kind === null ? null : { kind: row.source_kind, name: row.source ?? '' },
      adopted: row.adopted,
      wording: row.wording,
      requirement: row.requirement,
      leader: row.leader === null ? null : { personId: row.leader_id, name: row.leader },
      leadIds: held?.lead_ids ?? [],
      partnerIds: held?.partner_ids ?? [],
      speakerId: row.speaker_id,
      members: members && members.of > 0 ? { of: members.of, reported: members.reported } : null,
      officer: row.officer === null ? null : { personId: row.officer_id, name: row.officer },
      sourceUnitId: row.source_unit_id,
      dueOn: row.due_on,
      dueText: row.due_text,
      continuous: row.continuous,
      emphasised: row.emphasised,
      planRule: row.plan_rule,
      milestones: milestones.get(row.task_id)?.count ?? 0,
      indicators: indicators.get(row.task_id)?.count ?? 0,
      remark: row.remark,
      disclosure: row.disclosure,
      status: row.status,
      changes: changes.get(row.task_id)?.count ?? 0,
      light: light
        ? {
            light: light.light,
            pace: light.pace,
            deviation: light.deviation,
            month: light.month,
            ...saidLight(light.light, light.pace, light.reasons),
          }
        : null,
      percent: percents.get(row.task_id)?.percent ?? null,
      report: members && members.of > 0 ? members.state : (reports.get(row.task_id)?.state ?? null),
    }
  })
}

interface Row {
  readonly task_id: string
  readonly revision: number
  readonly commitment_id: string
  readonly number: number
  readonly part: number
  readonly parts: number
  readonly area_id: string | null
  readonly path: string[]
  readonly kind: CommitmentKind
  readonly livelihood: boolean
  readonly origin: CommitmentOrigin
  readonly source_kind: OutsideSource | null
  readonly source: string | null
  readonly adopted: string
  readonly wording: string
  readonly requirement: string | null
  readonly leader_id: string | null
  readonly leader: string | null
  readonly officer_id: string | null
  readonly officer: string | null
  readonly source_unit_id: string | null
  readonly speaker_id: string | null
  readonly due_on: string | null
  readonly due_text: string | null
  readonly continuous: boolean
  readonly emphasised: boolean
  readonly plan_rule: PlanRule
  readonly remark: string | null
  readonly disclosure: TaskRow['disclosure']
  readonly status: TaskStatus
}

const tasksOf = (asked: RowsAsked) => sql<Row>`
  select task_id, revision, task.commitment_id, number, task.part, counted.parts, area_id, path, coalesce(task.kind, commitment.kind) as kind, livelihood,
         origin, source_kind, source, commitment.wording as adopted, task.wording, requirement, leader_id,
         leader, officer_id, officer, source_unit_id, speaker_id, task.due_on::text, commitment.due_text, continuous, emphasised,
         plan_rule, remark, disclosure, task.status
    from commitment
    join report on report.jurisdiction_id = commitment.jurisdiction_id and report.report_id = commitment.report_id
     and report.state = 'adopted'
    join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
    join (select commitment_id, count(*)::int as parts from task
           where jurisdiction_id = ${asked.jurisdictionId} and status <> 'set-aside' group by commitment_id) counted
      on counted.commitment_id = task.commitment_id
   where commitment.jurisdiction_id = ${asked.jurisdictionId} and commitment.year = ${asked.year}
     and task.status <> 'set-aside' ${ofUnits('task.task_id', asked)}
   order by (origin = 'target') desc, number, task.part`

const unitsOf = (asked: RowsAsked) => sql<{
  readonly task_id: string
  readonly lead_ids: string[] | null
  readonly partner_ids: string[] | null
}>`
  select task_id, json_agg(unit_id order by place) filter (where part = 'lead') as lead_ids,
         json_agg(unit_id order by place) filter (where part = 'partner') as partner_ids
    from task_unit
   where jurisdiction_id = ${asked.jurisdictionId} and ${heldOn('task_unit', asked.today)} ${ofUnits('task_id', asked)}
   group by task_id`

const percentsOf = (asked: RowsAsked) => sql<{ readonly task_id: string; readonly percent: string }>`
  select distinct on (task_id) task_id,
         (case count(*) when 1 then max(percent) else trim_scale(round(avg(percent), 1)) end)::text as percent
    from (
      select distinct on (progress.task_id, period.starts_on, progress.member_id) progress.task_id, starts_on, percent
        from progress
        join period on period.jurisdiction_id = progress.jurisdiction_id and period.period_id = progress.period_id
       where progress.jurisdiction_id = ${asked.jurisdictionId} and period.year = ${asked.year}
         and state in ('sent', 'accepted') and percent is not null ${ofUnits('progress.task_id', asked)}
       order by progress.task_id, period.starts_on, progress.member_id, version desc
    ) said
   group by task_id, starts_on
   order by task_id, starts_on desc`

const reportsOf = (asked: RowsAsked) => sql<{ readonly task_id: string; readonly state: ProgressState }>`
  select distinct on (task_id) task_id, state from progress
   where jurisdiction_id = ${asked.jurisdictionId} and period_id = ${asked.periodId}::uuid and member_id is null
     ${ofUnits('task_id', asked)}
   order by task_id, version desc`

/** Of tasks whose members report each for itself: how many have, and how far all of them are with the open period. */
const membersOf = (asked: RowsAsked) => sql<{
  readonly task_id: string
  readonly of: number
  readonly reported: number
  readonly state: ProgressState | null
}>`
  select task.task_id, count(*)::int as of, (count(*) filter (where not ${unreached('p')}))::int as reported,
         case when bool_and(p.state = 'accepted') then 'accepted' when not bool_or(${unreached('p')}) then 'sent'
              when bool_or(p.state = 'returned') then 'returned' when bool_or(p.state is not null) then 'draft' end as state
    from task
    join lateral (${reporters(asked.jurisdictionId, asked.today, 'task')}) r on r.member_id is not null
    left join lateral (
      select p.state from progress p
       where p.jurisdiction_id = ${asked.jurisdictionId} and p.task_id = task.task_id
         and p.period_id = ${asked.periodId}::uuid and p.member_id = r.member_id
       order by p.version desc limit 1
    ) p on true
   where task.jurisdiction_id = ${asked.jurisdictionId} and task.task_id in (
     select task_id from task_unit where jurisdiction_id = ${asked.jurisdictionId} and part = 'member')
     ${ofUnits('task.task_id', asked)}
   group by task.task_id`

const countOf = (
  table: 'milestone' | 'task_indicator' | 'task_change',
  which: RawBuilder<unknown>,
  asked: RowsAsked,
) => sql<{ readonly task_id: string; readonly count: number }>`
  select task_id, count(*)::int as count from ${sql.table(table)}
   where jurisdiction_id = ${asked.jurisdictionId} and ${which} ${ofUnits('task_id', asked)} group by task_id`
