import { Hono } from 'hono'
import { inLane } from '../../web/limits/lane.ts'
import { failedAnswer } from '../failed-answer.ts'
import { notFound } from '../problem.ts'
import { storableAddress } from '../unstorable.ts'
import type { DeskDependencies } from './desk-dependencies.ts'
import { deskRoutes } from './desk-routes.ts'
import { documentRoute } from './document-route.ts'
import { identityRoutes } from './identity/identity-routes.ts'
import { ownPages } from './own-pages.ts'
import { deskMaking, serveRoute } from './serve-route.ts'

/** The desk's API, at `{basePath}/desk/api`: for people signed in, never kept, never for other sites. */
export function deskApi(deps: DeskDependencies): Hono {
  const making = deskMaking(deps)
  // one place's writes wait for one another before anybody else waits for them
  making.app.use('/:code/*', (c, next) => inLane({ owner: c.req.param('code'), writes: c.req.method !== 'GET' }, next))
  // first: `auth` and `session` are no codes of places
  identityRoutes(making)
  documentRoute(making.app, deps)
  for (const route of deskRoutes) serveRoute(making, route)
  const app = new Hono()
  app.use(ownPages)
  app.use(storableAddress)
  app.route(`${deps.basePath}/desk/api`, making.app)
  app.notFound(() => notFound('这个地址下没有内容。', 'There is nothing at this address.'))
  app.onError((error, c) => {
    return failedAnswer(error, c.req.path, deps.onError, {
      detail: '服务器没能完成这个请求，内容没有改变，已填写的内容仍在页面上。请稍后再试。',
      detailEn: 'The server could not answer this request; nothing was changed. Try again later.',
    })
  })
  return app
}
