import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import type { DeskSessionAnswer } from '../../packages/server/src/api/desk/identity/identity-routes.ts'
import { type TestReporting, testReporting } from '../../packages/server/src/api/desk/reporting/reporting.fixture.ts'
import { dayOf } from '../../packages/server/src/domain/day.ts'
import { sessionPlaces } from '../../packages/server/src/queries/people/session-places.ts'
import { deskPages } from '../../packages/server/src/web/desk-pages.ts'
import { workerPort } from '../page-pool.ts'
import { sharedDatabase } from '../shared-database.ts'

/** The desk in a server that can be stopped and started again on the same port; `x-test-account` is the session. */
export interface ReportingDesk {
  readonly desk: TestReporting
  /** `http://127.0.0.1:port/desk/990101` */
  readonly address: string
  /** Headers by which a browser is somebody. */
  readonly as: (who: SignedIn) => Record<string, string>
  /** As when the process is killed: nobody gets an answer any more. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Start the desk over a database of its own. */
export async function reportingDesk(): Promise<ReportingDesk> {
  const desk = await testReporting(sharedDatabase())
  const pages = deskPages({ folder: new URL('../../packages/desk/dist/', import.meta.url), basePath: '' })
  const underWay = new Set<Promise<Response>>()
  const answer = (request: Request): Promise<Response> => {
    const answering = answered(request).finally(() => underWay.delete(answering))
    underWay.add(answering)
    return answering
  }
  const answered = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === '/desk/api/session') return sessionOf(desk, request)
    return pathname.startsWith('/desk/api/') ? desk.fetch(request) : pages.fetch(request)
  }
  const port = await workerPort()
  let server: Server | undefined
  const start = async () => {
    const started = createServer(getRequestListener(answer))
    server = started
    await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
  }
  const stop = async () => {
    const stopping = server
    await new Promise<void>((resolve) => {
      stopping?.close(() => resolve())
      stopping?.closeAllConnections()
    })
  }
  await start()
  return {
    desk,
    address: `http://127.0.0.1:${port}/desk/990101`,
    as: (who) => ({ 'x-test-account': desk.accountOf(who) }),
    start,
    stop,
    end: async () => {
      await stop()
      // a connection that was cut leaves its question under way, and the database is still needed for it
      await Promise.allSettled(underWay)
      await desk.drop()
    },
  }
}

async function sessionOf(desk: TestReporting, request: Request): Promise<Response> {
  const accountId = request.headers.get('x-test-account')
  if (!accountId) return Response.json({}, { status: 401 })
  const today = dayOf(desk.clock.now)
  const answer: DeskSessionAnswer = {
    person: { name: '测试人员', userName: accountId, secondFactor: false },
    places: await sessionPlaces(desk.record.db, accountId, today),
    needs: null,
    today,
    passwordRules: '',
    passwordUntil: null,
    clock: null,
    factorNeeded: false,
  }
  return Response.json(answer)
}
