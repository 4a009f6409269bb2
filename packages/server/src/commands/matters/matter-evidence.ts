import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** Whether every piece of evidence is a file of the matter or of a task it serves, and was not taken off. */
export async function evidenceOfMatter(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  matterId: string,
  evidence: readonly { readonly kind: 'evidence' | 'file'; readonly id: string }[],
): Promise<{ readonly kind: 'theirs' } | MatterRefusal> {
  const ids = (kind: 'evidence' | 'file') => [
    ...new Set(evidence.flatMap((one) => (one.kind === kind ? [one.id] : []))),
  ]
  const [ofTasks, own] = [ids('evidence'), ids('file')]
  if (ofTasks.length + own.length !== evidence.length) return matterRefusals.file
  const files =
    own.length === 0
      ? []
      : await trx
          .selectFrom('matter_file')
          .select('matter_file_id')
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('matter_id', '=', matterId)
          .where('matter_file_id', 'in', own)
          .where('removed_at', 'is', null)
          .execute()
  const shown =
    ofTasks.length === 0
      ? []
      : await trx
          .selectFrom('evidence')
          .innerJoin('matter_task', (join) =>
            join
              .onRef('matter_task.jurisdiction_id', '=', 'evidence.jurisdiction_id')
              .onRef('matter_task.task_id', '=', 'evidence.task_id'),
          )
          .select('evidence.evidence_id')
          .where('evidence.jurisdiction_id', '=', jurisdictionId)
          .where('matter_task.matter_id', '=', matterId)
          .where('evidence.evidence_id', 'in', ofTasks)
          .where('evidence.removed_at', 'is', null)
          .execute()
  return files.length + shown.length === evidence.length ? { kind: 'theirs' } : matterRefusals.file
}
