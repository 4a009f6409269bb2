import type { TaskTraces } from '../../record/tasks/task-traces.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeHeld } from '../../vault/evidence/keep-file.ts'
import { removeKept } from '../../vault/evidence/remove-kept.ts'
import { discardPart } from '../../vault/evidence/upload-part.ts'

/** Remove files of evidence, those that are held apart, and uploads under way from the folder, for good. */
export async function removeFiles(
  folder: EvidenceFolder,
  jurisdictionId: string,
  { files, held, uploads }: Pick<TaskTraces, 'files' | 'held' | 'uploads'>,
): Promise<void> {
  for (const file of files) await removeKept(folder, jurisdictionId, file)
  for (const heldId of held) await removeHeld(folder, jurisdictionId, heldId)
  for (const uploadId of uploads) await discardPart(folder, { jurisdictionId, uploadId })
}
