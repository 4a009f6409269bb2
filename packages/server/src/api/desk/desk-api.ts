import { Hono } from 'hono'
import { notFound, problem } from '../problem.ts'
import { deskMaking } from './define-route.ts'
import type { DeskDependencies } from './desk-dependencies.ts'
import { evidenceRoutes } from './evidence-routes.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { identityRoutes } from './identity-routes.ts'
import { importRoutes } from './import-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { matterRoutes } from './matter-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { peopleSheetRoutes } from './people-sheet-routes.ts'
import { periodRoutes } from './period-routes.ts'
import { progressRoutes } from './progress-routes.ts'
import { publicationRoutes } from './publication-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { ruleRoutes } from './rule-routes.ts'
import { taskRoutes } from './task-routes.ts'
import { unitRoutes } from './unit-routes.ts'
import { viewRoutes } from './view-routes.ts'
import { workbenchRoutes } from './workbench-routes.ts'

/** The desk's API, at `{basePath}/desk/api`: for people signed in, never kept, never for other sites. */
export function deskApi(deps: DeskDependencies): Hono {
  const making = deskMaking(deps)
  // first: `auth` and `session` are no codes of places
  identityRoutes(making)
  // before those of one task, whose id could be any name
  exchangeRoutes(making)
  importRoutes(making)
  taskRoutes(making)
  viewRoutes(making)
  matterRoutes(making)
  overviewRoutes(making)
  ruleRoutes(making)
  workbenchRoutes(making)
  evidenceRoutes(making)
  periodRoutes(making)
  progressRoutes(making)
  peopleRoutes(making)
  peopleSheetRoutes(making)
  unitRoutes(making)
  ledgerRoutes(making)
  publicationRoutes(making)
  reviewRoutes(making)
  const app = new Hono()
  app.route(`${deps.basePath}/desk/api`, making.app)
  app.notFound(() => notFound('这个地址下没有内容。', 'There is nothing at this address.'))
  app.onError((error, c) => {
    deps.onError?.(error, c.req.path)
    return problem('failed', {
      detail: '服务器没能完成这个请求，内容没有改变，已填写的内容仍在页面上。请稍后再试。',
      detailEn: 'The server could not answer this request; nothing was changed. Try again later.',
    })
  })
  return app
}
