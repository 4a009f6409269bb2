import { ask } from '../../../access/ask.ts'
import { reachOf } from '../../../access/rules.ts'
import { addMatterFile } from '../../../commands/matters/add-matter-file.ts'
import { refusal } from '../../../domain/refusal.ts'
import { matterFile } from '../../../queries/matters/matter-file.ts'
import { openKept } from '../../../vault/evidence/open-kept.ts'
import { asAttachment } from '../../../vault/evidence/plain-file-name.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'
import { fileInput } from './matter-input.ts'

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

/** Files of a matter: handed in whole as the bytes of one request, and read. */
export const matterFileRoutes = [
  defineRoute({
    method: 'post',
    path: '/matters/:matterId/files',
    asks: true,
    query: fileInput,
    run: async ({ deps, actor, at, param, query, context }) => {
      if (!deps.evidence) return noFolder
      // the office by its own power, others by that of the matter's units
      const held = actor.roles.some(({ role }) => reachOf('matter.write', role))
      const wanted = ask(actor, held ? 'matter.write' : 'matter.undertake', { matterId: param('matterId') })
      const bytes = context.req.raw.body ?? nothing()
      const { fileName, size, hash } = query
      return addMatterFile(deps.db, deps.evidence, wanted, at, { fileName, size, hash, bytes }, context.req.raw.signal)
    },
  }),
  defineRoute({
    method: 'get',
    path: '/matters/:matterId/files/:fileId',
    file: { shownBy: ['/matters/:matterId'] },
    needsOnMatter: 'matter.read',
    run: async ({ deps, jurisdictionId, param, may }) => {
      const row = await matterFile(deps.db, may, may.matterId, idParam(param, 'fileId'))
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
  }),
] as const
