import { z } from 'zod'
import { enterClues } from '../../../commands/clues/enter-clues.ts'
import { removeGiver } from '../../../commands/clues/remove-givers.ts'
import { settleClue } from '../../../commands/clues/settle-clue.ts'
import { clueSources } from '../../../domain/clues/clue.ts'
import type { ClueRow, CluesTable } from '../../../exchange/clues/clues-table.ts'
import { readApart } from '../../../exchange/work/apart.ts'
import { type ClueListed, clueList } from '../../../queries/clues/clue-list.ts'
import { cluesThere } from '../../../record/clues/clues-there.ts'
import { limitedBytes } from '../../../web/limits/limited-bytes.ts'
import { tooLarge } from '../../too-large.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { ClueRow } from '../../../exchange/clues/clues-table.ts'
export type { ClueListed } from '../../../queries/clues/clue-list.ts'

/** `GET /clues` */
export interface CluesAnswer {
  readonly clues: readonly ClueListed[]
}

/** `POST /clues/table`: what was understood of a table, before any of it is taken in. */
export interface CluesRead extends Omit<CluesTable, 'kind' | 'rows'> {
  readonly rows: readonly (ClueRow & { readonly already: boolean })[]
}

const words = z.string().trim().max(4000)
const optional = z
  .string()
  .trim()
  .max(100)
  .transform((text) => text || null)
  .nullable()
  .default(null)
const clue = z.strictObject({
  source: z.enum(clueSources),
  reference: optional,
  receivedOn: z.iso.date(),
  words: words.min(2, '请写明反映内容'),
  giver: optional,
  contact: optional,
})
const largest = 5 * 1024 * 1024

/** Clues (线索), for the office alone: list, entering by hand and from a table, answering, dismissing. */
export const clueRoutes = [
  defineRoute({
    method: 'get',
    path: '/clues',
    needs: 'clue.read',
    recorded: true,
    query: z.strictObject({ clue: z.uuid().optional() }),
    run: async ({ deps, may, query }): Promise<CluesAnswer> => ({
      clues: await clueList(deps.db, may, { clueId: query.clue }),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/clues',
    needs: 'clue.write',
    body: clue,
    run: ({ deps, at, ask, body }) => enterClues(deps.db, ask, at, [body], { table: false }),
  }),
  defineRoute({
    method: 'post',
    path: '/clues/table',
    needs: 'clue.write',
    reads: true,
    run: async ({ deps, jurisdictionId, context }) => {
      const bytes = await limitedBytes(context.req.raw, largest)
      if (bytes === null) return tooLarge('表格过大，最多 5 MB。', 'The sheet is too large: 5 MB at most.')
      const table = await readApart('readClues', { bytes })
      if (table.kind === 'refused') return table
      const { sheet, unread, ignored, rows, leftOut } = table
      const keys = rows.map((row) => ({ ...row, receivedOn: row.receivedOn ?? '' }))
      const there = await cluesThere(deps.db, jurisdictionId, keys)
      return {
        ...{ sheet, unread, ignored, leftOut },
        rows: rows.map((row, index) => ({ ...row, already: there[index] ?? false })),
      } satisfies CluesRead
    },
  }),
  defineRoute({
    method: 'post',
    path: '/clues/several',
    needs: 'clue.write',
    largest: 16 * 1024 * 1024,
    body: z.strictObject({ clues: z.array(clue).min(1).max(2000) }),
    run: ({ deps, at, ask, body }) => enterClues(deps.db, ask, at, body.clues, { table: true }),
  }),
  defineRoute({
    method: 'post',
    path: '/clues/:clueId/acts',
    needs: 'clue.write',
    body: z.strictObject({ act: z.enum(['answer', 'dismiss']), words: words.min(2, '请写明内容') }),
    run: ({ deps, at, ask, param, body }) =>
      settleClue(deps.db, ask, at, { clueId: idParam(param, 'clueId'), ...body }),
  }),
  defineRoute({
    method: 'delete',
    path: '/clues/:clueId/giver',
    needs: 'clue.write',
    run: ({ deps, at, ask, param }) => removeGiver(deps.db, ask, at, idParam(param, 'clueId')),
  }),
] as const
