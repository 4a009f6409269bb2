import { type Refusal, refusal } from '../../../domain/refusal.ts'
import type { EvidenceFolder } from '../../../vault/evidence/evidence-folder.ts'
import { openKept } from '../../../vault/evidence/open-kept.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'

/** Said where no folder for files is set. */
export const noFolder = refusal(
  422,
  'no-evidence-folder',
  '服务器没有设置存放材料的目录，暂不能上传。请与系统管理员联系。',
  'No folder for files is set on the server.',
)

/** Said where a file is not there. */
export const unknownFile = refusal(
  404,
  'unknown-file',
  '没有找到这份材料，或它已撤下。',
  'There is no such file, or it was taken off.',
)

/** A kept file as an attachment that no browser runs. */
export async function keptFileAnswer(
  folder: EvidenceFolder | null | undefined,
  jurisdictionId: string,
  { hash, fileName, mediaType }: { readonly hash: string; readonly fileName: string; readonly mediaType: string },
): Promise<Response | Refusal<'unknown-file'>> {
  const file = folder ? await openKept(folder, jurisdictionId, hash) : null
  if (!file) return unknownFile
  return new Response(file.stream, {
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': mediaType === 'text/plain' ? 'application/octet-stream' : mediaType,
      'content-length': String(file.size),
      'content-disposition': asAttachment(fileName),
    },
  })
}
