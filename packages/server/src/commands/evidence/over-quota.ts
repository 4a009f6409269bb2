import { sql, type Transaction } from 'kysely'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'

/** Where nobody has set another one: 200 GiB a place, 2 GiB a task, matter or inspection. */
const usualQuota = { place: 200 * 1024 ** 3, task: 2 * 1024 ** 3 }

/** Why a file of that size has no room, in its task, matter or inspection or in the place; what is on its way counts as if it were there. */
export async function overQuota(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  subject: { readonly taskId: string } | { readonly matterId: string } | { readonly inspectionId: string },
  size: number,
  { quota = usualQuota }: Pick<EvidenceFolder, 'quota'>,
): Promise<Refusal<'quota'> | null> {
  const own =
    'taskId' in subject
      ? sql`task_id = ${subject.taskId}`
      : sql`other_id = ${'matterId' in subject ? subject.matterId : subject.inspectionId}`
  const { rows } = await sql<{ place: string; own: string }>`
    select coalesce(sum(size), 0) as place, coalesce(sum(size) filter (where ${own}), 0) as own
      from (select task_id, null::uuid as other_id, size from evidence
             where jurisdiction_id = ${jurisdictionId} and removed_at is null
            union all
            select task_id, null, size from evidence_upload where jurisdiction_id = ${jurisdictionId} and ended_at is null
            union all
            select task_id, coalesce(matter_id, inspection_id), size from evidence_held where jurisdiction_id = ${jurisdictionId} and outcome is null
            union all
            select null, matter_id, size from matter_file where jurisdiction_id = ${jurisdictionId} and removed_at is null
            union all
            select null, inspection_id, size from inspection_file
             where jurisdiction_id = ${jurisdictionId} and removed_at is null) kept`.execute(trx)
  const [kept] = rows
  if (Number(kept?.own ?? 0) + size > quota.task) return 'taskId' in subject ? taskFull : matterFull
  return Number(kept?.place ?? 0) + size > quota.place ? placeFull : null
}

const taskFull = refusal(
  422,
  'quota',
  '这项任务的佐证材料已达到容量上限，没有上传。请先移除不需要的材料，或压缩后再传。',
  'The files of this task have reached their limit.',
)
const matterFull = refusal(
  422,
  'quota',
  '这件事项或这次督查的材料已达到容量上限，没有上传。请压缩后再传。',
  'The files of this matter or inspection have reached their limit.',
)
const placeFull = refusal(
  422,
  'quota',
  '本地区的佐证材料已达到容量上限，没有上传。请联系系统管理员扩大容量。',
  'The files of this place have reached their limit.',
)
