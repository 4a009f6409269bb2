import { z } from 'zod'
import { isInUnit } from '../../../access/is-in-unit.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { type EvidenceToPack, evidenceToPack } from '../../../queries/evidence/evidence-to-pack.ts'
import type { EvidenceFolder } from '../../../vault/evidence/evidence-folder.ts'
import { type FileToPack, filesAsZip } from '../../../vault/evidence/files-as-zip.ts'
import { openKept } from '../../../vault/evidence/open-kept.ts'
import { asAttachment, plainFileName } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'
import { noFolder } from './kept-file-answer.ts'

/** The most that goes into one archive, in bytes: beyond it many programs no longer read a plain ZIP file. */
const largestArchive = 2 * 1024 ** 3

/** Evidence in one download: of a task for who may read its reports, of a period for who manages periods. */
export const evidenceArchiveRoutes = [
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/evidence.zip',
    file: { shownBy: ['/tasks/:taskId/evidence', '/tasks/:taskId'] },
    needsOnTask: 'progress.read',
    run: async ({ deps, actor, jurisdictionId, may: { taskId } }) => {
      const inUnit = await isInUnit(deps.db, actor, taskId)
      const files = await evidenceToPack(deps.db, jurisdictionId, { taskId, inUnit })
      return archive(deps.evidence, jurisdictionId, files, `佐证材料 ${files[0]?.task ?? ''}`)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/periods/:periodId/evidence.zip',
    file: { shownBy: ['/periods/:periodId/tasks', '/tasks/:taskId/evidence'] },
    needs: 'period.manage',
    run: async ({ deps, jurisdictionId, param }) => {
      const periodId = param('periodId')
      if (!z.uuid().safeParse(periodId).success) return unknownPeriod
      const files = await evidenceToPack(deps.db, jurisdictionId, { periodId })
      return archive(deps.evidence, jurisdictionId, files, `佐证材料 ${files[0]?.period ?? ''}`)
    },
  }),
] as const

function archive(
  folder: EvidenceFolder | null | undefined,
  jurisdictionId: string,
  files: readonly EvidenceToPack[],
  name: string,
): Response | Refusal {
  if (!folder) return noFolder
  if (files.reduce((sum, { size }) => sum + size, 0) > largestArchive) return tooMuch
  return new Response(filesAsZip(packed(folder, jurisdictionId, files)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': asAttachment(`${name.trim()}.zip`),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}

/** The files, a folder a task and period, and the list of them with their hashes at the end. */
async function* packed(
  folder: EvidenceFolder,
  jurisdictionId: string,
  files: readonly EvidenceToPack[],
): AsyncGenerator<FileToPack> {
  const taken = new Set<string>()
  const lines: string[] = []
  // a ZIP archive knows no earlier day
  let newest = new Date(1980, 0, 1)
  for (const file of files) {
    if (file.at > newest) newest = file.at
    const kept = await openKept(folder, jurisdictionId, file.hash)
    const path = freePath(taken, file)
    lines.push(
      [path, file.wording, `${file.size} 字节`, `SHA-256 ${file.hash}`, kept ? '' : '文件已清除，不在包内'].join('\t'),
    )
    if (kept) yield { path, at: file.at, bytes: kept.stream }
  }
  if (lines.length === 0) lines.push('没有佐证材料。')
  yield { path: '材料目录.txt', at: newest, bytes: textOf(`\uFEFF${lines.join('\r\n')}\r\n`) }
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** A path that no other file has, also where upper and lower case are the same. */
function freePath(taken: Set<string>, { task, period, fileName }: EvidenceToPack): string {
  const folder = `${task}/${period ?? '任务材料'}`
  const [, stem = '', end = ''] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(plainFileName(fileName)) ?? []
  let path = `${folder}/${stem}${end}`
  for (let count = 2; taken.has(path.toLowerCase()); count++) path = `${folder}/${stem}（${count}）${end}`
  taken.add(path.toLowerCase())
  return path
}

const unknownPeriod = refusal(404, 'unknown-period', '没有找到这个填报期。', 'There is no such period.')

const tooMuch = refusal(
  422,
  'too-much-evidence',
  '材料合计超过 2 GB，不能一次下载。请按任务分别下载。',
  'The files are more than 2 GB together; download them task by task.',
)
