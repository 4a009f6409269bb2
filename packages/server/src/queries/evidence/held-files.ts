import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A file that is held apart, or was. */
export interface HeldFile {
  readonly heldId: string
  readonly taskId: string
  /** `12`, `12-2` */
  readonly number: string
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
  { all, taskId = null }: { readonly all: boolean; readonly taskId?: string | null },
): Promise<readonly HeldFile[]> {
  const rows = await db
    .selectFrom('evidence_held')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'evidence_held.jurisdiction_id')
        .onRef('task.task_id', '=', 'evidence_held.task_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .selectAll('evidence_held')
    .select(['commitment.number', 'task.part'])
    .where('evidence_held.jurisdiction_id', '=', jurisdictionId)
    .where((eb) => (all ? eb.lit(true) : eb('evidence_held.uploaded_by', '=', id)))
    .where((eb) => (taskId === null ? eb.lit(true) : eb('evidence_held.task_id', '=', taskId)))
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
    ...{ heldId: row.evidence_held_id, taskId: row.task_id, number: taskNumber(row), fileName: row.file_name },
    ...{ size: Number(row.size), hash: row.hash, found: row.found, infected: row.infected },
    ...{ uploadedBy: names.get(row.uploaded_by) ?? '', own: row.uploaded_by === id },
    ...{ uploadedAt: row.uploaded_at.toISOString(), outcome: row.outcome, reason: row.reason },
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''),
  }))
}
