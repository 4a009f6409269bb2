import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import { decideHeld, type HeldDecided } from '../../../commands/evidence/decide-held.ts'
import { quarantines } from '../../../commands/evidence/hold-upload.ts'
import { setQuarantine } from '../../../commands/evidence/set-quarantine.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { type HeldFile, heldFiles } from '../../../queries/evidence/held-files.ts'
import { dangerWords } from '../../../vault/evidence/dangers.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { HeldFile } from '../../../queries/evidence/held-files.ts'

/** `GET /held-files` */
export interface HeldFilesAnswer {
  readonly files: readonly HeldFile[]
  /** What a danger is called, by its key. */
  readonly words: Readonly<Record<string, string>>
  /** Whether the place holds dangerous files apart; else it refuses them. */
  readonly quarantines: boolean
  readonly mayDecide: boolean
  readonly maySet: boolean
}

const noFolder = refusal(
  422,
  'no-evidence-folder',
  '本系统没有设置佐证材料目录。请系统管理员设置 LUOSHI_EVIDENCE。',
  'No folder for evidence is set: name one with LUOSHI_EVIDENCE.',
)
const decision = z.strictObject({
  release: z.boolean(),
  reason: z.string().trim().min(2, '请写明核查情况').max(500),
})

/** Files that are held apart because they may be dangerous: who handed one in sees it, the office releases or deletes it. */
export const heldRoutes = [
  defineRoute({
    method: 'get',
    path: '/held-files',
    query: z.strictObject({
      taskId: z.uuid().optional(),
      matterId: z.uuid().optional(),
      inspectionId: z.uuid().optional(),
    }),
    run: async ({ deps, actor, query }): Promise<HeldFilesAnswer> => {
      const may = await mayDo(deps.db, actor, 'evidence.release')
      const sets = await mayDo(deps.db, actor, 'rule.edit')
      const mayDecide = may.kind === 'allowed'
      return {
        files: await heldFiles(deps.db, actor, {
          all: mayDecide,
          taskId: query.taskId ?? null,
          matterId: query.matterId ?? null,
          inspectionId: query.inspectionId ?? null,
        }),
        words: dangerWords,
        quarantines: await quarantines(deps.db, actor.jurisdictionId),
        mayDecide,
        maySet: sets.kind === 'allowed',
      }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/held-files/rule',
    needs: 'rule.edit',
    body: z.strictObject({ quarantines: z.boolean() }),
    run: ({ deps, at, ask, body }) => setQuarantine(deps.db, ask, at, body.quarantines),
  }),
  defineRoute({
    method: 'post',
    path: '/held-files/:heldId/decision',
    needs: 'evidence.release',
    body: decision,
    run: async ({ deps, at, ask, param, body }): Promise<HeldDecided | Refusal> =>
      deps.evidence ? decideHeld(deps.db, deps.evidence, ask, at, idParam(param, 'heldId'), body) : noFolder,
  }),
] as const
