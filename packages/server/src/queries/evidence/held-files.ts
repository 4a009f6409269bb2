import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A file that is held apart, or was. */
export interface HeldFile {
  readonly heldId: string
  /** What it was handed in for: a task with its number, `12-2`, a matter or an inspection with its title. */
  readonly of:
    | { readonly taskId: string; readonly number: string }
    | { readonly matterId: string; readonly title: string }
    | { readonly inspectionId: string; readonly title: string }
  readonly fileName: string
  readonly size: number
  readonly hash: string
  /** Of `Danger`; of an infected one the scanner's name of it. */
  readonly found: readonly string[]
  readonly infected: boolean
  readonly uploadedBy: string
  /** Whether the person who asks handed it in. */
  readonly own: boolean
  /** ISO 8601 */
  readonly uploadedAt: string
  /** Null while it waits. */
  readonly outcome: 'released' | 'deleted' | null
  readonly decidedBy: string | null
  readonly reason: string | null
}

/** Files held apart, what waits first, then the newest: with `all` those of the place, else those the person handed in. */
export async function heldFiles(
  db: Kysely<Tables>,
  { jurisdictionId, id }: SignedIn,
  {
    all,
    taskId = null,
    matterId = null,
    inspectionId = null,
  }: {
    readonly all: boolean
    readonly taskId?: string | null
    readonly matterId?: string | null
    readonly inspectionId?: string | null
  },
): Promise<readonly HeldFile[]> {
  const rows = await db
    .selectFrom('evidence_held')
    .leftJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'evidence_held.jurisdiction_id')
        .onRef('task.task_id', '=', 'evidence_held.task_id'),
    )
    .leftJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .leftJoin('matter', (join) =>
      join
        .onRef('matter.jurisdiction_id', '=', 'evidence_held.jurisdiction_id')
        .onRef('matter.matter_id', '=', 'evidence_held.matter_id'),
    )
    .leftJoin('inspection', (join) =>
      join
        .onRef('inspection.jurisdiction_id', '=', 'evidence_held.jurisdiction_id')
        .onRef('inspection.inspection_id', '=', 'evidence_held.inspection_id'),
    )
    .selectAll('evidence_held')
    .select(['commitment.number', 'task.part', 'matter.title', 'inspection.title as inspection_title'])
    .where('evidence_held.jurisdiction_id', '=', jurisdictionId)
    .where((eb) => (all ? eb.lit(true) : eb('evidence_held.uploaded_by', '=', id)))
    .where((eb) => (taskId === null ? eb.lit(true) : eb('evidence_held.task_id', '=', taskId)))
    .where((eb) => (matterId === null ? eb.lit(true) : eb('evidence_held.matter_id', '=', matterId)))
    .where((eb) => (inspectionId === null ? eb.lit(true) : eb('evidence_held.inspection_id', '=', inspectionId)))
    .orderBy((eb) => eb('evidence_held.outcome', 'is not', null))
    .orderBy('evidence_held.uploaded_at', 'desc')
    .orderBy('evidence_held.evidence_held_id')
    .limit(200)
    .execute()
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.flatMap(({ uploaded_by, decided_by }) => [uploaded_by, decided_by ?? '']),
  )
  return rows.map((row) => ({
    ...{ heldId: row.evidence_held_id, of: subjectOf(row), fileName: row.file_name },
    ...{ size: Number(row.size), hash: row.hash, found: row.found, infected: row.infected },
    ...{ uploadedBy: names.get(row.uploaded_by) ?? '', own: row.uploaded_by === id },
    ...{ uploadedAt: row.uploaded_at.toISOString(), outcome: row.outcome, reason: row.reason },
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''),
  }))
}

function subjectOf(row: {
  readonly task_id: string | null
  readonly number: number | null
  readonly part: number | null
  readonly matter_id: string | null
  readonly title: string | null
  readonly inspection_id: string | null
  readonly inspection_title: string | null
}): HeldFile['of'] {
  if (row.task_id !== null)
    return { taskId: row.task_id, number: taskNumber({ number: row.number ?? 0, part: row.part ?? 1 }) }
  if (row.inspection_id !== null) return { inspectionId: row.inspection_id, title: row.inspection_title ?? '' }
  return { matterId: row.matter_id ?? '', title: row.title ?? '' }
}
