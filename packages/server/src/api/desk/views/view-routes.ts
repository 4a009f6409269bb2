import { z } from 'zod'
import { dropView, saveView } from '../../../commands/views/save-view.ts'
import { savedViews } from '../../../queries/views/saved-views.ts'
import { notFound } from '../../problem.ts'
import { defineRoute } from '../define-route.ts'

export type { SavedView } from '../../../queries/views/saved-views.ts'

const screen = z.enum(['tasks', 'overview'])

/** Ways of looking at a screen that people keep; the person who is signed in keeps their own. */
export const viewRoutes = [
  defineRoute({
    method: 'get',
    path: '/views',
    query: z.strictObject({ screen }),
    run: ({ deps, actor, query }) => savedViews(deps.db, actor, query.screen),
  }),
  defineRoute({
    method: 'post',
    path: '/views',
    own: true,
    body: z.strictObject({
      screen,
      name: z.string().trim().min(1).max(40),
      shared: z.boolean(),
      content: z.record(z.string().max(40), z.string().max(2000)),
    }),
    run: ({ deps, actor, at, body }) => saveView(deps.db, actor, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/views/:viewId/removal',
    own: true,
    body: z.strictObject({}),
    run: async ({ deps, actor, param }) => {
      const id = z.uuid().safeParse(param('viewId'))
      return id.success ? dropView(deps.db, actor, id.data) : notFound('没有这个视图。', 'There is no such view.')
    },
  }),
] as const
