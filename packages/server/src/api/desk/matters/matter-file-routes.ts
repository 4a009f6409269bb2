import { ask } from '../../../access/ask.ts'
import { reachOf } from '../../../access/rules.ts'
import { addMatterFile } from '../../../commands/matters/add-matter-file.ts'
import { matterFile } from '../../../queries/matters/matter-file.ts'
import { defineRoute } from '../define-route.ts'
import { keptFileAnswer, noFolder, unknownFile } from '../evidence/kept-file-answer.ts'
import { idParam } from '../id-param.ts'
import { fileInput } from './matter-input.ts'

async function* nothing(): AsyncGenerator<Uint8Array> {}

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
      return row ? keptFileAnswer(deps.evidence, jurisdictionId, row) : unknownFile
    },
  }),
] as const
