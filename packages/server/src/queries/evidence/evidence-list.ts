import type { Kysely, Selectable } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { reportsHidden } from '../../record/reporting/left-unit.ts'
import type { EvidenceTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import { hasPicture } from '../../vault/evidence/file-kind.ts'

/** A file shown as evidence of a task. */
export interface EvidenceItem {
  readonly evidenceId: string
  readonly taskId: string
  readonly progressId: string | null
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly hash: string
  /** Whether a reduced picture of it can be shown. */
  readonly picture: boolean
  readonly uploadedBy: string
  /** ISO 8601. */
  readonly uploadedAt: string
}

/** The files of a task that were not taken off, the newest first; those of unsent reports only for their unit. */
export async function evidenceList(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  inUnit: InUnit,
): Promise<readonly EvidenceItem[]> {
  const rows = await evidenceRows(db, jurisdictionId).where('task_id', '=', taskId).execute()
  const hidden = await reportsHidden(db, jurisdictionId, taskId, inUnit)
  const shown = rows.filter((row) => row.progress_id === null || !hidden.has(row.progress_id))
  return itemsOf(db, jurisdictionId, shown)
}

/** One file that was not taken off, with its task; undefined when there is none. */
export async function evidenceItem(
  db: Kysely<Tables>,
  jurisdictionId: string,
  evidenceId: string,
): Promise<EvidenceItem | undefined> {
  const rows = await evidenceRows(db, jurisdictionId).where('evidence_id', '=', evidenceId).execute()
  return (await itemsOf(db, jurisdictionId, rows))[0]
}

function evidenceRows(db: Kysely<Tables>, jurisdictionId: string) {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at', 'desc')
    .orderBy('evidence_id', 'desc')
}

async function itemsOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  rows: readonly Selectable<EvidenceTable>[],
): Promise<readonly EvidenceItem[]> {
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.map((row) => row.uploaded_by),
  )
  return rows.map((row) => ({
    evidenceId: row.evidence_id,
    taskId: row.task_id,
    progressId: row.progress_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    size: Number(row.size),
    hash: row.hash,
    picture: hasPicture(row.media_type),
    uploadedBy: names.get(row.uploaded_by) ?? '',
    uploadedAt: row.uploaded_at.toISOString(),
  }))
}
