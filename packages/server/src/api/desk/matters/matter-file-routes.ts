import { mayDo } from '../../../access/may-do.ts'
import { addMatterFile } from '../../../commands/matters/add-matter-file.ts'
import { refusal } from '../../../domain/refusal.ts'
import { matterFile } from '../../../queries/matters/matter-file.ts'
import { openKept } from '../../../vault/evidence/open-kept.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { type DeskMaking, defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { fileInput } from './matter-input.ts'

/** Files of a matter: handed in whole as the bytes of one request, and read. */
export function matterFileRoutes(making: DeskMaking): void {
  defineRoute(making, {
    method: 'post',
    path: '/matters/:matterId/files',
    query: fileInput,
    run: async ({ deps, actor, at, param, query, context }) => {
      const matterId = param('matterId')
      if (!deps.evidence) return noFolder
      const office = await mayDo(deps.db, actor, 'matter.write', { matterId })
      const may = office.kind === 'allowed' ? office : await mayDo(deps.db, actor, 'matter.undertake', { matterId })
      if (may.kind === 'refused') return may
      const bytes = context.req.raw.body ?? nothing()
      const { fileName, size, hash } = query
      return addMatterFile(deps.db, deps.evidence, may, at, { matterId, fileName, size, hash, bytes })
    },
  })
  defineRoute(making, {
    method: 'get',
    path: '/matters/:matterId/files/:fileId',
    run: async ({ deps, actor, jurisdictionId, param }) => {
      const matterId = param('matterId')
      const may = await mayDo(deps.db, actor, 'matter.read', { matterId })
      if (may.kind === 'refused') return may
      const row = await matterFile(deps.db, may, matterId, idParam(param, 'fileId'))
      const file = row && deps.evidence ? await openKept(deps.evidence, jurisdictionId, row.hash) : null
      if (!row || !file) return missing
      return new Response(file.stream, {
        headers: {
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'content-type': row.mediaType === 'text/plain' ? 'application/octet-stream' : row.mediaType,
          'content-length': String(file.size),
          'content-disposition': asAttachment(row.fileName),
        },
      })
    },
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const noFolder = refusal(
  422,
  'no-evidence-folder',
  '服务器没有设置存放材料的目录，暂不能上传。请与系统管理员联系。',
  'No folder for files is set on the server.',
)
const missing = refusal(
  404,
  'unknown-file',
  '没有找到这份材料，或它已撤下。',
  'There is no such file, or it was taken off.',
)
