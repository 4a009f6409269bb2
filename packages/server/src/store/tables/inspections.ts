import type { ColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type {
  InspectingBody,
  InspectionAct,
  InspectionPart,
  InspectionState,
  InvitedKind,
  RectificationAct,
  RectificationState,
  ReviewDecision,
  SheetFinding,
  SheetMethod,
} from '../../domain/inspections/inspection-table.ts'
import type { Commission } from '../../domain/inspections/repeated.ts'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import type { Defaulted, Json, Optional } from './columns.ts'

/** Somebody who is invited and is not of the place's people. */
export interface Invited {
  readonly name: string
  readonly kind: InvitedKind
}

/** 督查活动: its plan, over the half-open days `[starts_on, ends_on)`, and its conclusion. */
export interface InspectionTable {
  jurisdiction_id: string
  inspection_id: string
  kind: MatterKind
  title: string
  /** 内容, 范围; what it rests on. */
  content: string
  scope: string
  basis: string
  starts_on: Day
  ends_on: Day
  body: InspectingBody
  /** The department that was commissioned. */
  body_unit_id: Optional<string>
  commission: ColumnType<Commission | null, string | null | undefined, string | null>
  invited: Json<readonly Invited[]>
  /** Why it is needed though the same was inspected or asked lately. */
  repeat_reason: Optional<string>
  state: Defaulted<InspectionState>
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  drafted_by: string
  drafted_at: Date
  proposed_by: Optional<string>
  approver_id: Optional<string>
  /** Year and ordinal of its number, from 批准 on. */
  number_year: Optional<number>
  ordinal: Optional<number>
  /** The conclusion: 事实, 意见. */
  facts: Optional<string>
  opinion: Optional<string>
  concluded_by: Optional<string>
  served_at: Optional<Date>
  closed_at: Optional<Date>
  revision: Defaulted<number>
}

/** One act on an inspection, as it was taken; rows do not change. */
export interface InspectionStepTable {
  jurisdiction_id: string
  inspection_id: string
  ordinal: number
  prior: number | null
  act: InspectionAct
  from_state: InspectionState
  to_state: InspectionState
  taken_by: string
  person_id: string
  /** Whose powers they were, by delegation. */
  on_behalf_of: string | null
  at: Date
  reason: string | null
}

/** A unit that is inspected, with its receipt of the conclusion. */
export interface InspectionUnitTable {
  jurisdiction_id: string
  inspection_id: string
  unit_id: string
  received_by: Optional<string>
  received_at: Optional<Date>
  /** Whose place it took when that one was merged into it; null of who was inspected from the beginning. */
  succeeds_id: Optional<string>
}

/** A task that is inspected. */
export interface InspectionTaskTable {
  jurisdiction_id: string
  inspection_id: string
  task_id: string
}

/** Who takes part, and who recuses. */
export interface InspectionPersonTable {
  jurisdiction_id: string
  inspection_id: string
  person_id: string
  part: InspectionPart
}

/** 督查记录: what was found, where and how. What was voided stays. */
export interface InspectionSheetTable {
  jurisdiction_id: string
  inspection_id: string
  inspection_sheet_id: string
  unit_id: string
  task_id: Optional<string>
  /** The report that was compared with the facts. */
  progress_id: Optional<string>
  method: SheetMethod
  place: Optional<string>
  visited_on: Day
  words: string
  finding: SheetFinding
  /** What the report said, and what was found in its place. */
  reported: Optional<string>
  found: Optional<string>
  written_by: string
  written_at: Date
  voided_by: Optional<string>
  voided_at: Optional<Date>
  void_reason: Optional<string>
}

/** Photos and files of sheets, by hash. */
export interface InspectionFileTable {
  jurisdiction_id: string
  inspection_id: string
  inspection_file_id: string
  inspection_sheet_id: string
  hash: string
  file_name: string
  media_type: string
  size: ColumnType<string, number, never>
  uploaded_by: string
  uploaded_at: Date
  removed_at: Optional<Date>
  removed_reason: Optional<string>
}

/** 整改事项 of a conclusion. */
export interface InspectionItemTable {
  jurisdiction_id: string
  inspection_id: string
  inspection_item_id: string
  place: number
  unit_id: string
  words: string
  due_on: Day
  state: Defaulted<RectificationState>
  steps: Defaulted<number>
}

/** One act on an item of rectification; rows do not change. */
export interface InspectionItemStepTable {
  jurisdiction_id: string
  inspection_id: string
  inspection_item_id: string
  ordinal: number
  act: RectificationAct
  from_state: RectificationState
  to_state: RectificationState
  taken_by: string
  at: Date
  words: string | null
}

/** 异议 of a unit to a conclusion, and what 复核 decided. */
export interface InspectionObjectionTable {
  jurisdiction_id: string
  inspection_id: string
  inspection_objection_id: string
  unit_id: string
  words: string
  raised_by: string
  raised_at: Date
  decision: Optional<ReviewDecision>
  decision_words: Optional<string>
  decided_by: Optional<string>
  decided_at: Optional<Date>
}

/** The tables of this file, by their names. */
export interface InspectionsTables {
  inspection: InspectionTable
  inspection_step: InspectionStepTable
  inspection_unit: InspectionUnitTable
  inspection_task: InspectionTaskTable
  inspection_person: InspectionPersonTable
  inspection_sheet: InspectionSheetTable
  inspection_file: InspectionFileTable
  inspection_item: InspectionItemTable
  inspection_item_step: InspectionItemStepTable
  inspection_objection: InspectionObjectionTable
}
