import { z } from 'zod'
import { decidePower } from '../../../commands/people/powers/decide-power.ts'
import { seeNotices } from '../../../commands/people/powers/see-notices.ts'
import { listNotices, type NoticeListed } from '../../../queries/people/list-notices.ts'
import { listPowerRequests, type PowerRequestListed } from '../../../queries/people/list-power-requests.ts'
import { defineRoute } from '../define-route.ts'
import { idParam } from '../id-param.ts'

export type { NoticeListed, PowerRequestListed }

/** `GET /power-requests` */
export interface PowerRequestsAnswer {
  readonly requests: readonly PowerRequestListed[]
}

/** `GET /notices` */
export interface NoticesAnswer {
  readonly notices: readonly NoticeListed[]
}

/** Changes of powers that wait for another administrator, and what people are told of their own. */
export const powerRoutes = [
  defineRoute({
    method: 'get',
    path: '/power-requests',
    needs: 'power.decide',
    run: async ({ deps, actor, jurisdictionId, at }) =>
      ({
        requests: await listPowerRequests(deps.db, jurisdictionId, at, actor.today, actor),
      }) satisfies PowerRequestsAnswer,
  }),
  defineRoute({
    method: 'post',
    path: '/power-requests/:powerRequestId',
    needs: 'power.decide',
    body: z.strictObject({ decision: z.enum(['confirm', 'refuse', 'withdraw']) }),
    run: ({ deps, at, param, body, ask }) =>
      decidePower(deps.db, ask, at, idParam(param, 'powerRequestId'), body.decision),
  }),
  defineRoute({
    method: 'get',
    path: '/notices',
    run: async ({ deps, actor, jurisdictionId }) =>
      ({ notices: await listNotices(deps.db, jurisdictionId, actor.personId) }) satisfies NoticesAnswer,
  }),
  defineRoute({
    method: 'post',
    path: '/notices/seen',
    own: true,
    body: z.strictObject({ noticeIds: z.array(z.uuid()).min(1).max(50) }),
    run: ({ deps, actor, at, body }) => seeNotices(deps.db, actor, at, body.noticeIds),
  }),
] as const
