import { v7 as uuid } from 'uuid'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Database } from '../../store/connection.ts'

/** For tests: a file as evidence of a task, past every command, as the ledger has it; its id comes out. */
export async function addTestEvidence(
  db: Database,
  jurisdictionId: string,
  file: { readonly taskId: string; readonly hash: string; readonly fileName: string; readonly size: number },
): Promise<string> {
  const evidenceId = uuid()
  const at = new Date()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('evidence')
      .values({
        jurisdiction_id: jurisdictionId,
        evidence_id: evidenceId,
        task_id: file.taskId,
        progress_id: null,
        hash: file.hash,
        file_name: file.fileName,
        media_type: 'text/plain',
        size: file.size,
        uploaded_by: 'console:test',
        uploaded_at: at,
      })
      .execute()
    const body = { evidenceId, taskId: file.taskId, file: file.hash }
    await appendEntry(trx, { jurisdictionId, at, actor: 'console:test', kind: 'evidence.added', body })
  })
  return evidenceId
}
