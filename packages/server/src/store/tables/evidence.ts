import type { ColumnType } from 'kysely'
import type { HeldOutcome } from '../../domain/vocabulary.ts'
import type { Instant, Optional } from './columns.ts'

/** A file in the data folder under its hash, shown as evidence of a task. */
export interface EvidenceTable {
  jurisdiction_id: string
  evidence_id: string
  task_id: string
  progress_id: string | null
  hash: string
  file_name: string
  media_type: string
  size: ColumnType<string, number, never>
  uploaded_by: string
  uploaded_at: Instant
  removed_at: Optional<Instant>
  removed_by: Optional<string>
  removed_reason: Optional<string>
}

/** Uploads that are not finished; a row goes when its file is kept or dropped. */
export interface EvidenceUploadTable {
  jurisdiction_id: string
  evidence_upload_id: string
  task_id: string
  progress_id: string | null
  hash: string
  file_name: string
  size: ColumnType<string, number, never>
  started_by: string
  started_at: Instant
  ended_at: Instant | null
}

/** What a place does with a file that may be dangerous; it is refused where there is no row. */
export interface EvidenceRuleTable {
  jurisdiction_id: string
  quarantines: boolean
  set_by: string
  set_at: Instant
}

/** A file that may be dangerous, held apart until somebody else than who handed it in has released or deleted it. */
export interface EvidenceHeldTable {
  jurisdiction_id: string
  evidence_held_id: string
  /** Of a task, of a matter, or of an inspection's sheet: of one alone. */
  task_id: string | null
  matter_id: Optional<string>
  inspection_id: Optional<string>
  inspection_sheet_id: Optional<string>
  progress_id: string | null
  hash: string
  file_name: string
  media_type: string
  size: ColumnType<string, number, never>
  /** Of `Danger`; or the scanner's name of what it found. */
  found: string[]
  /** What a scanner found is never released. */
  infected: boolean
  uploaded_by: string
  uploaded_at: Instant
  decided_by: Optional<string>
  decided_at: Optional<Instant>
  outcome: Optional<HeldOutcome>
  reason: Optional<string>
}

/** The tables of this file, by their names. */
export interface EvidenceTables {
  evidence: EvidenceTable
  evidence_upload: EvidenceUploadTable
  evidence_rule: EvidenceRuleTable
  evidence_held: EvidenceHeldTable
}
