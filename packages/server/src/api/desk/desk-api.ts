import { Hono } from 'hono'
import { inLane } from '../../web/limits/lane.ts'
import { failedAnswer } from '../failed-answer.ts'
import { notFound } from '../problem.ts'
import { bulletinRoutes } from './bulletins/bulletin-routes.ts'
import { closingRoutes } from './closing/closing-routes.ts'
import { deskMaking } from './define-route.ts'
import type { DeskDependencies } from './desk-dependencies.ts'
import { evidenceRoutes } from './evidence/evidence-routes.ts'
import { identityRoutes } from './identity/identity-routes.ts'
import { overviewRoutes } from './judging/overview-routes.ts'
import { ledgerRoutes } from './ledger/ledger-routes.ts'
import { matterRoutes } from './matters/matter-routes.ts'
import { peopleRoutes } from './people/people-routes.ts'
import { peopleSheetRoutes } from './people/people-sheet-routes.ts'
import { powerRoutes } from './people/power-routes.ts'
import { publicationRoutes } from './publication/publication-routes.ts'
import { periodRoutes } from './reporting/period-routes.ts'
import { progressRoutes } from './reporting/progress-routes.ts'
import { workbenchRoutes } from './reporting/workbench-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'
import { ruleRoutes } from './rules/rule-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import { settlementRoutes } from './settlement/settlement-routes.ts'
import { exchangeRoutes } from './tasks/exchange-routes.ts'
import { importRoutes } from './tasks/import-routes.ts'
import { taskRoutes } from './tasks/task-routes.ts'
import { unitRoutes } from './units/unit-routes.ts'
import { viewRoutes } from './views/view-routes.ts'

/** The desk's API, at `{basePath}/desk/api`: for people signed in, never kept, never for other sites. */
export function deskApi(deps: DeskDependencies): Hono {
  const making = deskMaking(deps)
  // one place's writes wait for one another before anybody else waits for them
  making.app.use('/:code/*', (c, next) => inLane({ owner: c.req.param('code'), writes: c.req.method !== 'GET' }, next))
  // first: `auth` and `session` are no codes of places
  identityRoutes(making)
  // before those of one task, whose id could be any name
  exchangeRoutes(making)
  importRoutes(making)
  taskRoutes(making)
  closingRoutes(making)
  viewRoutes(making)
  searchRoutes(making)
  matterRoutes(making)
  overviewRoutes(making)
  bulletinRoutes(making)
  ruleRoutes(making)
  workbenchRoutes(making)
  evidenceRoutes(making)
  periodRoutes(making)
  progressRoutes(making)
  peopleRoutes(making)
  powerRoutes(making)
  peopleSheetRoutes(making)
  unitRoutes(making)
  ledgerRoutes(making)
  publicationRoutes(making)
  reviewRoutes(making)
  settlementRoutes(making)
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    // the desk is for its own pages alone
    c.res.headers.delete('access-control-allow-origin')
  })
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
