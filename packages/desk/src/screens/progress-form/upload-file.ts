import type { EvidenceItem, UploadState } from '@luoshi/server/desk/evidence/evidence-routes.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { PlaceClient } from '../../application/ask.ts'
import { Problem } from '../../application/problem.ts'

/** Where a file goes, and who is told of its progress. */
export interface UploadTo {
  readonly ask: PlaceClient['ask']
  readonly taskId: string
  readonly progressId: string | null
  readonly signal: AbortSignal
  /** 0 … 1, and in words what is being done. */
  readonly onProgress: (share: number, doing: string) => void
}

const PIECE = 1024 * 1024
const patience = 8

/**
 * Uploads a file in pieces. After a broken connection it resumes behind the last piece that arrived: several times by
 * itself, and again when the same file is chosen later. @throws {Problem} when the server refuses or stays unreachable
 */
export async function uploadFile(file: File, to: UploadTo): Promise<EvidenceItem> {
  const hash = await hashOf(file, to)
  const body = { fileName: file.name, size: file.size, hash, progressId: to.progressId, noSecrets: true }
  let upload = await again(to, () =>
    to.ask('POST /tasks/:taskId/uploads', { path: { taskId: to.taskId }, body, signal: to.signal }),
  )
  const path = { uploadId: upload.uploadId }
  while (upload.offset < file.size) {
    to.onProgress(upload.offset / file.size, '正在上传')
    upload = await again(to, () => sendPiece(file, upload, to))
  }
  to.onProgress(1, '正在核对')
  return again(to, () => to.ask('POST /uploads/:uploadId/finish', { path, signal: to.signal }))
}

async function sendPiece(file: File, at: UploadState, { ask, signal }: UploadTo): Promise<UploadState> {
  try {
    const piece = file.slice(at.offset, at.offset + PIECE)
    const [path, query] = [{ uploadId: at.uploadId }, { offset: at.offset }]
    return await ask('PUT /uploads/:uploadId', { path, query, file: piece, signal })
  } catch (error) {
    // an answer got lost: the server names the offset to resume from
    const offset = error instanceof Problem ? (error.current as { offset?: number } | undefined)?.offset : undefined
    if (offset === undefined) throw error
    return { ...at, offset }
  }
}

async function again<T>(to: UploadTo, act: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      const away = error instanceof Problem && (error.status === 0 || error.status >= 500)
      if (!away || tries >= patience) throw error
      to.onProgress(Number.NaN, '连接中断，正在重试')
      await new Promise((resolve) => setTimeout(resolve, Math.min(1000 * tries, 5000)))
      to.signal.throwIfAborted()
    }
  }
}

/** SHA-256 in 64 hex digits. Not `crypto.subtle`: it does not stream, and a page over plain HTTP does not have it. */
async function hashOf(file: File, { onProgress, signal }: UploadTo): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted()
    onProgress(Number.NaN, '正在读取文件')
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()))
  }
  return bytesToHex(hash.digest())
}
