import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { isInUnit } from '../../../access/is-in-unit.ts'
import { mayDo } from '../../../access/may-do.ts'
import { beginUpload } from '../../../commands/evidence/begin-upload.ts'
import { cancelUpload } from '../../../commands/evidence/cancel-upload.ts'
import { finishUpload } from '../../../commands/evidence/finish-upload.ts'
import { ownUpload } from '../../../commands/evidence/own-upload.ts'
import { removeEvidence } from '../../../commands/evidence/remove-evidence.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { type EvidenceItem, evidenceItem, evidenceList } from '../../../queries/evidence/evidence-list.ts'
import { type OpenUpload, openUploads } from '../../../queries/evidence/open-uploads.ts'
import { reportsHidden } from '../../../record/reporting/left-unit.ts'
import { type EvidenceFolder, largestFile } from '../../../vault/evidence/evidence-folder.ts'
import { openKept } from '../../../vault/evidence/open-kept.ts'
import { asAttachment, asInline } from '../../../vault/evidence/plain-file-name.ts'
import { pictureEdges, thumbnail } from '../../../vault/evidence/thumbnail.ts'
import { receiveBytes, receivedBytes } from '../../../vault/evidence/upload-part.ts'
import { type DeskAsked, defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { elsewhere, noPicture, noPreview, tooLong, unknownProgress } from './evidence-refusals.ts'

export type { EvidenceItem } from '../../../queries/evidence/evidence-list.ts'
export type { OpenUpload } from '../../../queries/evidence/open-uploads.ts'

/** Answer to `POST /tasks/{taskId}/uploads`, `GET` and `PUT /uploads/{uploadId}`. */
export interface UploadState {
  readonly uploadId: string
  /** How many bytes have arrived: where the next ones go on. */
  readonly offset: number
  readonly size: number
}

/** Answer to `GET /tasks/{taskId}/evidence`, the newest first. */
export interface EvidenceAnswer {
  readonly evidence: readonly EvidenceItem[]
}

const fileToCome = z.strictObject({
  fileName: z.string().min(1).max(400),
  size: z.int32().min(1).max(Number.MAX_SAFE_INTEGER),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  progressId: z.uuid().nullable().default(null),
  /** 声明不涉及国家秘密、工作秘密 */
  noSecrets: z.boolean().refine(Boolean, '上传前须声明：材料不涉及国家秘密、工作秘密'),
})
const place = z.strictObject({ offset: z.coerce.number().int().min(0).max(largestFile) })
const edge = z.strictObject({ size: z.enum(['small', 'large']).default('small') })
const removal = z.strictObject({ reason: z.string().trim().min(1).max(500) })

const uploadRoutes = [
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/uploads',
    needsOnTask: 'evidence.add',
    body: fileToCome,
    run: async ({ deps, actor, at, body, ask }): Promise<UploadState | Refusal> => {
      if (!deps.evidence) return noFolder
      if (!(await isShown(deps, actor, { taskId: ask.taskId, progressId: body.progressId }))) return unknownProgress
      const begun = await beginUpload(deps.db, deps.evidence, ask, at, body)
      return begun.kind === 'refused' ? begun : { uploadId: begun.uploadId, offset: begun.offset, size: body.size }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/uploads',
    run: async ({ deps, actor }): Promise<{ readonly uploads: readonly OpenUpload[] } | Refusal> =>
      deps.evidence ? { uploads: await openUploads(deps.db, deps.evidence, actor) } : noFolder,
  }),
  defineRoute({
    method: 'get',
    path: '/uploads/:uploadId',
    run: async ({ deps, actor, param }): Promise<UploadState | Refusal> => {
      if (!deps.evidence) return noFolder
      const upload = await ownUpload(deps.db, actor, idParam(param, 'uploadId'))
      if (upload.kind === 'refused') return upload
      const part = partOf(upload.row)
      return { uploadId: part.uploadId, offset: await receivedBytes(deps.evidence, part), size: part.size }
    },
  }),
  defineRoute({
    method: 'put',
    path: '/uploads/:uploadId',
    own: true,
    query: place,
    run: async ({ deps, actor, param, query, context }): Promise<UploadState | Refusal> => {
      if (!deps.evidence) return noFolder
      const upload = await ownUpload(deps.db, actor, idParam(param, 'uploadId'))
      if (upload.kind === 'refused') return upload
      const part = partOf(upload.row)
      const received = await receiveBytes(deps.evidence, part, query.offset, context.req.raw.body ?? nothing())
      if (received.kind === 'received') return { uploadId: part.uploadId, offset: received.offset, size: part.size }
      return received.kind === 'too-long' ? tooLong : { ...elsewhere, current: { offset: received.offset } }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/uploads/:uploadId/finish',
    asks: true,
    run: async ({ deps, actor, param, at, context }): Promise<EvidenceItem | Refusal> => {
      if (!deps.evidence) return noFolder
      const upload = await ownUpload(deps.db, actor, idParam(param, 'uploadId'))
      if (upload.kind === 'refused') return upload
      const { task_id: taskId, progress_id: progressId } = upload.row
      if (!(await isShown(deps, actor, { taskId, progressId }))) return unknownProgress
      const asked = ask(actor, 'evidence.add', { taskId })
      const outcome = await finishUpload(deps.db, deps.evidence, asked, at, upload.row, context.req.raw.signal)
      if (outcome.kind === 'refused') return outcome
      return (await evidenceItem(deps.db, actor.jurisdictionId, outcome.evidenceId)) ?? missing
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/uploads/:uploadId',
    own: true,
    run: async ({ deps, actor, param }) => {
      if (!deps.evidence) return noFolder
      const upload = await ownUpload(deps.db, actor, idParam(param, 'uploadId'))
      if (upload.kind === 'refused') return upload
      await cancelUpload(deps.db, deps.evidence, upload.row)
      return { kind: 'cancelled' as const }
    },
  }),
] as const

function partOf(row: { jurisdiction_id: string; evidence_upload_id: string; size: string }) {
  return { jurisdictionId: row.jurisdiction_id, uploadId: row.evidence_upload_id, size: Number(row.size) }
}

/** A file the person may read, and where it lies. */
async function readable({
  deps,
  actor,
  param,
}: Pick<DeskAsked<unknown, unknown>, 'deps' | 'actor' | 'param'>): Promise<
  { readonly kind: 'readable'; readonly item: EvidenceItem; readonly folder: EvidenceFolder } | Refusal
> {
  if (!deps.evidence) return noFolder
  const item = await evidenceItem(deps.db, actor.jurisdictionId, idParam(param, 'evidenceId'))
  if (!item) return missing
  const may = await mayDo(deps.db, actor, 'progress.read', { taskId: item.taskId })
  // a file of a task that is not theirs, or of a report that is not sent, is as one that is not there
  if (may.kind === 'refused' || !(await isShown(deps, actor, item))) return missing
  return { kind: 'readable', item, folder: deps.evidence }
}

type DepsAndActor = Pick<DeskAsked<unknown, unknown>, 'deps' | 'actor'>

async function isShown(
  deps: DepsAndActor['deps'],
  actor: DepsAndActor['actor'],
  { taskId, progressId }: Pick<EvidenceItem, 'taskId' | 'progressId'>,
): Promise<boolean> {
  if (progressId === null) return true
  const inUnit = await isInUnit(deps.db, actor, taskId)
  return !(await reportsHidden(deps.db, actor.jurisdictionId, taskId, inUnit)).has(progressId)
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Nothing of a file is ever run or shown as a page: it is saved, its kind is not guessed, and it may load nothing. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
} as const

const missing = refusal(
  404,
  'unknown-evidence',
  '没有找到这份材料，或它不在您的职责范围内。',
  'There is no such file, or it is not within your duties.',
)

const pdf = 'application/pdf'

const noFolder = refusal(
  422,
  'no-evidence-folder',
  '本系统没有设置佐证材料目录，暂不能上传。请系统管理员设置 LUOSHI_EVIDENCE。',
  'No folder for evidence is set: name one with LUOSHI_EVIDENCE.',
)

/**
 * Evidence: list, upload in pieces (`POST …/uploads`, `PUT /uploads/{id}?offset=`, `POST /uploads/{id}/finish`), download,
 * a reduced picture, take off.
 */
export const evidenceRoutes = [
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/evidence',
    needsOnTask: 'progress.read',
    run: async ({ deps, actor, param }): Promise<EvidenceAnswer | Refusal> => {
      const taskId = idParam(param, 'taskId')
      return {
        evidence: await evidenceList(deps.db, actor.jurisdictionId, taskId, await isInUnit(deps.db, actor, taskId)),
      }
    },
  }),
  ...uploadRoutes,
  defineRoute({
    method: 'get',
    path: '/evidence/:evidenceId/file',
    file: { shownBy: ['/tasks/:taskId/evidence'] },
    run: async (asked) => {
      const found = await readable(asked)
      if (found.kind === 'refused') return found
      const { item, folder } = found
      const file = await openKept(folder, asked.jurisdictionId, item.hash)
      if (!file) return missing
      return new Response(file.stream, {
        headers: {
          ...harmless,
          'content-type': item.mediaType === 'text/plain' ? 'application/octet-stream' : item.mediaType,
          'content-length': String(file.size),
          'content-disposition': asAttachment(item.fileName),
        },
      })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/evidence/:evidenceId/preview',
    file: { shownBy: ['/tasks/:taskId/evidence'] },
    run: async (asked) => {
      const found = await readable(asked)
      if (found.kind === 'refused') return found
      const { item, folder } = found
      if (item.mediaType !== pdf) return noPreview
      const file = await openKept(folder, asked.jurisdictionId, item.hash)
      if (!file) return missing
      return new Response(file.stream, {
        headers: {
          ...harmless,
          // a browser's own viewer does not open in a sandbox; it needs its styles, and the file gets nothing else
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'",
          'content-type': pdf,
          'content-length': String(file.size),
          'content-disposition': asInline(item.fileName),
        },
      })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/evidence/:evidenceId/picture',
    file: { shownBy: ['/tasks/:taskId/evidence'] },
    query: edge,
    run: async (asked) => {
      const found = await readable(asked)
      if (found.kind === 'refused') return found
      const { item, folder } = found
      const drawn = item.picture
        ? await thumbnail(
            folder,
            asked.jurisdictionId,
            item.hash,
            pictureEdges[asked.query.size],
            asked.context.req.raw.signal,
          )
        : null
      if (!drawn) return noPicture
      return new Response(new Uint8Array(drawn), { headers: { ...harmless, 'content-type': 'image/webp' } })
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/evidence/:evidenceId',
    asks: true,
    body: removal,
    run: async ({ deps, actor, param, at, body }) => {
      const item = await evidenceItem(deps.db, actor.jurisdictionId, idParam(param, 'evidenceId'))
      if (!item || !(await isShown(deps, actor, item))) return missing
      const { taskId, evidenceId } = item
      return removeEvidence(deps.db, ask(actor, 'evidence.remove', { taskId }), at, evidenceId, body.reason)
    },
  }),
] as const
