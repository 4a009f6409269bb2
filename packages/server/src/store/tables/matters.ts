import type { ColumnType } from 'kysely'
import type { ClockRule, ClockStep, Importance, PlanNode } from '../../domain/matters/clock.ts'
import type { Grade } from '../../domain/matters/matter-act.ts'
import type { MatterKind, MatterSource } from '../../domain/matters/matter-kinds.ts'
import type { MatterAct, MatterState } from '../../domain/matters/matter-table.ts'
import type { ClockInputs } from '../../domain/matters/replay.ts'
import type { SlipAct, SlipColour, SlipGround, SlipState } from '../../domain/matters/slip-ladder.ts'
import type { UpperSaid } from '../../domain/matters/upper-order.ts'
import type { UnitPart } from '../../domain/vocabulary.ts'
import type { Defaulted, Json, Optional } from './columns.ts'

/** Matters (督办事项) with their present state. */
export interface MatterTable {
  jurisdiction_id: string
  matter_id: string
  kind: MatterKind
  /** Year and ordinal of its number, from 立项 on. */
  year: Optional<number>
  ordinal: Optional<number>
  title: string
  /** 督办要求 */
  asked: string
  /** 重点工作任务 and its like, in the office's own words. */
  subject: string | null
  importance: Importance
  source: MatterSource
  source_words: string | null
  leader_id: string | null
  clock: Json<ClockRule>
  /** What the nodes of its milestone plan are to reach, in order; the last is the settling. Null where it has none. */
  plan: ColumnType<readonly PlanNode[] | null, string | null | undefined, string | null>
  state: Defaulted<MatterState>
  /** How many steps it has gone; its state is where the last one led. */
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  drafted_by: string
  drafted_at: Date
  proposed_by: Optional<string>
  approver_id: Optional<string>
  close_asked_by: Optional<string>
  handed_out_at: Optional<Date>
  settle_by: Optional<Date>
  extensions: Defaulted<number>
  grade: Optional<Grade>
  changed_at: Date
  /** The number an order from above has in the ledger it came by; null for what came by none. */
  upper_number: Optional<string>
  /** What that ledger says of it beside. */
  upper: ColumnType<UpperSaid | null, string | null | undefined, string | null>
  /** The revision the last table left it with; another one tells that the office went on with it. */
  upper_revision: Optional<number>
  revision: Defaulted<number>
}

/** The tasks a matter serves. */
export interface MatterTaskTable {
  jurisdiction_id: string
  matter_id: string
  task_id: string
}

/** The units of a matter, in order; the first lead answers for it. */
export interface MatterUnitTable {
  jurisdiction_id: string
  matter_id: string
  unit_id: string
  part: UnitPart
  place: number
}

/** What a step brought besides words. */
export interface MatterStepContent {
  /** 签收, 反馈: which step of the clock it answers. */
  readonly answers?: ClockStep
  /** Which node of the plan is answered, or put off. */
  readonly node?: number
  readonly progress?: string
  /** The day asked for, granted, or that stands. */
  readonly day?: string
  readonly grade?: Grade
  readonly suggestedUnitId?: string
  readonly evidence?: readonly { readonly kind: 'evidence' | 'file'; readonly id: string }[]
  /** What 调整 changed: the former words and units. */
  readonly before?: object
  readonly after?: object
}

/** Every act on a matter, in order; rows do not change. */
export interface MatterStepTable {
  jurisdiction_id: string
  matter_id: string
  ordinal: number
  /** The step before; null for the first. */
  prior: number | null
  act: MatterAct
  from_state: MatterState
  to_state: MatterState
  taken_by: string
  person_id: string
  /** The unit in whose name it was done. */
  unit_id: string | null
  /** Whose powers they were, by delegation. */
  on_behalf_of: string | null
  at: Date
  words: string | null
  reason: string | null
  content: Json<MatterStepContent>
  /** Whether it is a 退签 of before another unit had to be named; no other names none. */
  earlier_form: Defaulted<boolean>
}

/** A moment by which a step of the clock is due. */
export interface MatterDueTable {
  jurisdiction_id: string
  matter_due_id: string
  matter_id: string
  step: ClockStep
  /** Which node of the plan, from 1; 0 for the other steps. */
  node: Defaulted<number>
  /** What the node is to reach. */
  words: Optional<string>
  /** Counts the moments a step has had: a later handing out, an extension. */
  round: number
  day: string
  cut_off: string
  due_at: Date
  /** What it was computed from, or the step that granted it. */
  inputs: Json<ClockInputs | { readonly extension: number }>
  met_at: Optional<Date>
  replaced_at: Optional<Date>
  /** The day on which the lead unit was reminded of it. */
  reminded_on: Optional<string>
}

/** 催办 */
export interface MatterUrgeTable {
  jurisdiction_id: string
  matter_urge_id: string
  matter_id: string
  unit_id: string
  words: string
  urged_by: string
  urged_at: Date
  received_by: Optional<string>
  received_at: Optional<Date>
  reply: Optional<string>
  replied_by: Optional<string>
  replied_at: Optional<Date>
}

/** Files of matters, by hash. */
export interface MatterFileTable {
  jurisdiction_id: string
  matter_file_id: string
  matter_id: string
  hash: string
  file_name: string
  media_type: string
  size: ColumnType<string, number, never>
  uploaded_by: string
  uploaded_at: Date
  removed_at: Optional<Date>
  removed_reason: Optional<string>
}

/** 督查单 */
export interface SlipTable {
  jurisdiction_id: string
  slip_id: string
  matter_id: string
  colour: SlipColour
  /** Year and ordinal of its number, from 签发 on. */
  year: Optional<number>
  ordinal: Optional<number>
  ground: SlipGround
  ground_words: string
  /** What is to be done. */
  demand: string
  limit_day: string
  /** The first moment that is too late. */
  limit_at: Date
  unit_id: string
  state: Defaulted<SlipState>
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  drafted_by: string
  drafted_at: Date
  checked_by: Optional<string>
  issued_at: Optional<Date>
  revision: Defaulted<number>
}

/** Every act on a slip, in order; rows do not change. */
export interface SlipStepTable {
  jurisdiction_id: string
  slip_id: string
  ordinal: number
  prior: number | null
  act: SlipAct
  from_state: SlipState
  to_state: SlipState
  taken_by: string
  person_id: string
  on_behalf_of: string | null
  at: Date
  words: string | null
}

/** The tables of this file, by their names. */
export interface MattersTables {
  matter: MatterTable
  matter_task: MatterTaskTable
  matter_unit: MatterUnitTable
  matter_step: MatterStepTable
  matter_due: MatterDueTable
  matter_urge: MatterUrgeTable
  matter_file: MatterFileTable
  slip: SlipTable
  slip_step: SlipStepTable
}
