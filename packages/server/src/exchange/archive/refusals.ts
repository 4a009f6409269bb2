import { type Refusal, refusal } from '../../domain/refusal.ts'
import { sealWords } from '../../vault/sealing/seal-words.ts'
import type { SealError } from '../../vault/sealing/sealed-stream.ts'

/** Why an archive is not restored, or does not hold. */
export type ArchiveRefusal = Refusal<
  | 'not-an-archive'
  | 'changed'
  | 'schema-newer'
  | 'place-exists'
  | 'unreadable'
  | 'no-evidence-folder'
  | 'forged'
  | 'sealed'
>

/** The file is not an archive, or is incomplete. */
export const notAnArchive = (why: string): ArchiveRefusal =>
  refusal(
    422,
    'not-an-archive',
    `这不是落实导出的归档文件，或文件不完整（${why}）。没有改动任何数据。请使用 luoshi export 生成的 .tar.gz 文件。`,
    `This is no archive of Luoshi's, or it is not whole (${why}). Nothing was changed. Use a .tar.gz that luoshi export made.`,
  )

/** A part of the archive does not have the hash the manifest names. */
export const changed = (part: string): ArchiveRefusal =>
  refusal(
    422,
    'changed',
    `归档文件的 ${part} 与其哈希不符：文件被改动过或已损坏。没有改动任何数据。请换一份完好的归档。`,
    `${part} of the archive does not have the hash it should: the file was changed or is damaged. Nothing was changed. Use another archive.`,
  )

/** The archive has migrations that this version does not know. */
export const newerSchema = (later: readonly string[]): ArchiveRefusal =>
  refusal(
    422,
    'schema-newer',
    `归档由更新版本的落实导出（${later.join('、')}）。请用该版本恢复。没有改动任何数据。`,
    `The archive was made by a later version of Luoshi (${later.join(', ')}). Restore it with that version. Nothing was changed.`,
  )

/** The place is in the database already; nothing is overwritten. */
export const placeExists = (name: string, code: string): ArchiveRefusal =>
  refusal(
    422,
    'place-exists',
    `库中已有 ${name}（${code}），不能覆盖，没有改动任何数据。请恢复到空的数据目录：LUOSHI_DATA=新目录 luoshi restore 文件。`,
    `The record holds ${name} (${code}) already and it is not overwritten; nothing was changed. Restore into an empty data folder: LUOSHI_DATA=… luoshi restore FILE.`,
  )

/** What the system says about an archive's file; null when it is no such error. */
export function unreadable(file: string, error: unknown): ArchiveRefusal | null {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null
  const gone = error.code === 'ENOENT'
  return refusal(
    422,
    'unreadable',
    gone ? `没有文件 ${file}。` : `文件 ${file} 读不出来（${error.code}）。请检查路径和权限。`,
    gone
      ? `There is no file ${file}.`
      : `The file ${file} cannot be read (${error.code}). Check its path and permissions.`,
  )
}

/** The archive has evidence files and the server no folder for them. */
export const noEvidenceFolder: ArchiveRefusal = refusal(
  422,
  'no-evidence-folder',
  '归档含有佐证材料，但没有设置存放它们的目录。没有改动任何数据。请用 LUOSHI_EVIDENCE 写明目录后再恢复。',
  'The archive holds evidence files and no folder for them is set. Nothing was changed. Name one with LUOSHI_EVIDENCE.',
)

/** The archive is sealed, and its key is not here, or what was sealed was changed. */
export function sealedArchive(file: string, error: SealError): ArchiveRefusal {
  if (error.reason === 'changed') return changed(file)
  const { message, messageEn } = sealWords({ zh: `归档 ${file} `, en: `The archive ${file}` }, error)
  return refusal(422, 'sealed', `${message}没有改动任何数据。`, `${messageEn} Nothing was changed.`)
}

/** The signature of the manifest does not hold. */
export const forged: ArchiveRefusal = refusal(
  422,
  'forged',
  '归档的签名不成立：清单在签名之后被改动，或签名是伪造的。没有改动任何数据，不要使用这个归档。',
  'The signature of the archive does not hold: its manifest was changed after signing, or it is forged. Nothing was changed; do not use it.',
)
