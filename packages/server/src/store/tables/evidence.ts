import type { ColumnType } from 'kysely'
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

/** The tables of this file, by their names. */
export interface EvidenceTables {
  evidence: EvidenceTable
  evidence_upload: EvidenceUploadTable
}
