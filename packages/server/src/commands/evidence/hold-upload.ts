import type { Kysely, Selectable, Transaction } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import { type Danger, dangerWords } from '../../vault/evidence/dangers.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeHeld } from '../../vault/evidence/keep-file.ts'
import { noteChange } from '../note-change.ts'
import { type UnknownUpload, unknownUpload } from './own-upload.ts'

/** What was found in a file that is held apart. */
export interface Held {
  readonly heldId: string
  readonly mediaType: string
  readonly found: readonly string[]
  readonly infected: boolean
}

/** Whether the place holds dangerous files apart; else they are refused. */
export async function quarantines(db: Kysely<Tables>, jurisdictionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('evidence_rule')
    .select('quarantines')
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  return row?.quarantines ?? false
}

/** Note that an upload is held apart, and end it; comes out as the refusal that tells who handed it in. */
export async function holdUpload(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: TaskAsk<'evidence.add'>,
  at: Date,
  upload: Selectable<EvidenceUploadTable>,
  held: Held,
): Promise<Refusal<'held'> | UnknownUpload | Forbidden> {
  const outcome = await proven(db, asked, async (trx, may) => {
    const { jurisdictionId, taskId } = may
    if (upload.task_id !== taskId) return unknownUpload
    await trx
      .deleteFrom('evidence_upload')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_upload_id', '=', upload.evidence_upload_id)
      .execute()
    const file = { hash: upload.hash, fileName: upload.file_name, size: Number(upload.size) }
    return noteHeld(trx, may, at, { taskId, progressId: upload.progress_id }, file, held)
  })
  if (outcome.kind === 'refused' && outcome.reason !== 'held')
    await removeHeld(folder, asked.jurisdictionId, held.heldId)
  return outcome
}

/** What a file that is held apart was handed in for. */
export type HeldFor =
  | { readonly taskId: string; readonly progressId: string | null }
  | { readonly matterId: string }
  | { readonly inspectionId: string; readonly sheetId: string }

/** Note that a file is held apart; comes out as the refusal that tells who handed it in. */
export async function noteHeld(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  subject: HeldFor,
  { hash, fileName, size }: { readonly hash: string; readonly fileName: string; readonly size: number },
  { heldId, mediaType, found, infected }: Held,
): Promise<Refusal<'held'>> {
  await trx
    .insertInto('evidence_held')
    .values({
      ...{ jurisdiction_id: jurisdictionId, evidence_held_id: heldId },
      ...{ task_id: null, progress_id: null, ...columnsOf(subject) },
      ...{ hash, file_name: fileName, media_type: mediaType, size, found: [...found], infected },
      ...{ uploaded_by: actor.id, uploaded_at: at },
    })
    .execute()
  const of = { heldId, held: hash, size, mediaType, infected }
  if ('inspectionId' in subject) {
    await appendEntry(trx, {
      ...{ jurisdictionId, at, actor: actor.id, kind: 'inspection.file-held', body: { ...of, ...subject } },
    })
    return heldRefusal(found, infected)
  }
  const ofTask = 'taskId' in subject
  const told = {
    jurisdictionId,
    at,
    actor: actor.id,
    summary: `${ofTask ? '佐证材料' : '材料'} 1 份可能有害，已隔离待核查。`,
  }
  await noteChange(
    trx,
    ofTask
      ? {
          ...told,
          kind: 'evidence.held',
          subject: 'task',
          subjectId: subject.taskId,
          body: { ...of, taskId: subject.taskId },
        }
      : {
          ...{ ...told, kind: 'matter.file-held', subject: 'matter', subjectId: subject.matterId },
          body: { ...of, matterId: subject.matterId },
        },
  )
  return heldRefusal(found, infected)
}

const columnsOf = (subject: HeldFor) => {
  if ('taskId' in subject) return { task_id: subject.taskId, progress_id: subject.progressId }
  if ('matterId' in subject) return { matter_id: subject.matterId }
  return { inspection_id: subject.inspectionId, inspection_sheet_id: subject.sheetId }
}

/** `宏或脚本、嵌入的对象或文件`; of what a scanner found, that it did. */
export const foundWords = (found: readonly string[], infected: boolean): string =>
  infected ? '病毒扫描认为有害的内容' : found.map((danger) => dangerWords[danger as Danger] ?? danger).join('、')

const heldRefusal = (found: readonly string[], infected: boolean): Refusal<'held'> =>
  refusal(
    422,
    'held',
    `文件含有${foundWords(found, infected)}，已隔离，没有作为材料显示。${infected ? '请换一份安全的文件上传。' : '由督查室另一人核查后放行或删除；也可以另存为不含这些内容的文件再传。'}`,
    `The file holds ${infected ? 'what a scanner found' : found.join(', ')}; it is held apart until a second person has looked.`,
  )
