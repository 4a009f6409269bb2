import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import type { Database } from '../../../commands/database.ts'
import { importPowers, takeBackImport, unknownImport } from '../../../commands/imports/take-back-import.ts'
import { importKinds } from '../../../domain/vocabulary.ts'
import { type ImportDetail, type ImportListed, importDetail, importList } from '../../../queries/imports/import-list.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { ImportTakenBack } from '../../../commands/imports/take-back-import.ts'
export type { ImportDetail, ImportListed } from '../../../queries/imports/import-list.ts'

/** `GET /imports`, the newest first. */
export interface ImportsAnswer {
  readonly imports: readonly ImportListed[]
}

/** The kinds of lists somebody carries out, and so sees and takes back. */
async function kindsOf(db: Database, actor: SignedIn) {
  const may = await Promise.all(importKinds.map((kind) => mayDo(db, actor, importPowers[kind])))
  return importKinds.filter((_, index) => may[index]?.kind === 'allowed')
}

/** Lists that were carried out, with what was done to their rows since; taking one back as one act. */
export const takingBackRoutes = [
  defineRoute({
    method: 'get',
    path: '/imports',
    query: z.strictObject({ kind: z.enum(importKinds).optional() }),
    run: async ({ deps, actor, query }): Promise<ImportsAnswer> => {
      const own = (await kindsOf(deps.db, actor)).filter((kind) => query.kind === undefined || query.kind === kind)
      return { imports: await importList(deps.db, actor.jurisdictionId, own) }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/imports/:importId',
    run: async ({ deps, actor, param }): Promise<ImportDetail | typeof unknownImport> =>
      (await importDetail(deps.db, actor, await kindsOf(deps.db, actor), idParam(param, 'importId'))) ?? unknownImport,
  }),
  defineRoute({
    method: 'post',
    path: '/imports/:importId/taking-back',
    asks: true,
    run: ({ deps, actor, at, param }) => takeBackImport(deps.db, actor, at, idParam(param, 'importId')),
  }),
] as const
