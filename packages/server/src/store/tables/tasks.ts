import type { ColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type {
  ChangedField,
  ChangeState,
  CommitmentKind,
  Disclosure,
  IndicatorRule,
  Nature,
  Op,
  PlanRule,
  TaskPart,
  TaskStatus,
} from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Numeric, Optional } from './columns.ts'

/** Tasks: what a unit does for a commitment. */
export interface TaskTable {
  jurisdiction_id: string
  task_id: string
  commitment_id: string
  part: number
  wording: string
  requirement: string | null
  leader: string | null
  officer: string | null
  due_on: Day | null
  weight: Numeric
  disclosure: Defaulted<Disclosure>
  disclosure_reason: string | null
  status: TaskStatus
  created_at: Instant
  /** 类型, where somebody gave it another than its commitment was adopted with. */
  kind: Optional<CommitmentKind>
  /** 牵头领导; `leader` is the name it was assigned under. */
  leader_id: Optional<string>
  /** 责任人 */
  officer_id: Optional<string>
  /** 数据来源单位 */
  source_unit_id: Optional<string>
  plan_rule: Defaulted<PlanRule>
  /** 持续推进: no end inside the year. */
  continuous: Defaulted<boolean>
  /** ★ */
  emphasised: Defaulted<boolean>
  remark: Optional<string>
  revision: Defaulted<number>
  assigned_at: Optional<Instant>
  closed_at: Optional<Instant>
  /** Of a task that a group leads: the member that reports for all; null where each reports for itself. */
  speaker_id: Optional<string>
}

/** The units of a task, each over half-open days; the first lead answers for it. */
export interface TaskUnitTable {
  jurisdiction_id: string
  task_id: string
  unit_id: string
  part: TaskPart
  place: number
  valid_from: Day
  valid_to: Day | null
  /** Of a `member`: the group by which it takes part. */
  group_id: Optional<string>
}

/** Percent of the year's work that is to be done by the end of a month. */
export interface TaskPlanTable {
  jurisdiction_id: string
  task_id: string
  month: number
  percent: ColumnType<string, string | number, string | number>
}

/** The indicators a task is judged by, with their targets. */
export interface TaskIndicatorTable {
  jurisdiction_id: string
  task_indicator_id: string
  task_id: string
  ordinal: number
  indicator_id: string | null
  /** 谋划, 签约, 开工, 投产: the stage of a project that it measures; null for the task as a whole. */
  stage: Optional<string>
  name: string
  unit: Defaulted<string>
  rule: IndicatorRule
  op: Op
  value: Numeric
  value_text: string | null
  value_max: Numeric
  /** Value at the year's start, from which a reduction counts. */
  base: Numeric
  nature: Nature | null
  year_end_only: Defaulted<boolean>
  removed_at: Optional<Instant>
}

/** A departure from what was adopted: proposed by one person, decided by another. */
export interface TaskChangeTable {
  jurisdiction_id: string
  task_change_id: string
  task_id: string
  field: ChangedField
  before: string | null
  after: string | null
  reason: string
  state: ChangeState
  proposed_by: string
  proposed_at: Instant
  decided_by: string | null
  decided_at: Instant | null
  decision_reason: string | null
}

/** Milestones of a task's plan. */
export interface MilestoneTable {
  jurisdiction_id: string
  milestone_id: string
  task_id: string
  ordinal: number
  wording: string
  kind: string | null
  due_on: Day
  plan_percent: Numeric
  met_on: Day | null
  removed_at: Optional<Instant>
}

/** The tables of this file, by their names. */
export interface TasksTables {
  task: TaskTable
  task_unit: TaskUnitTable
  task_plan: TaskPlanTable
  task_indicator: TaskIndicatorTable
  task_change: TaskChangeTable
  milestone: MilestoneTable
}
