import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import type { DeskSessionAnswer } from '../../packages/server/src/api/desk/identity/identity-routes.ts'
import { type TestReporting, testReporting } from '../../packages/server/src/api/desk/reporting/reporting.fixture.ts'
import { dayOf } from '../../packages/server/src/domain/day.ts'
import { sessionPlaces } from '../../packages/server/src/queries/people/session-places.ts'
import { startEmbeddedServer } from '../../packages/server/src/store/embedded-server.ts'
import { deskPages } from '../../packages/server/src/web/desk-pages.ts'
import { freePort } from '../browser.ts'

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

/** Build the desk and start it over a database of its own. */
export async function reportingDesk(): Promise<ReportingDesk> {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build-desk.mjs', import.meta.url))])
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-desk-e2e-'))
  chmodSync(folder, 0o755)
  const database = await startEmbeddedServer(folder)
  if (database.kind === 'refused') throw new Error(database.messageEn)
  const desk = await testReporting({ name: 'embedded', url: database.ownerUrl.replace(/\/luoshi$/, '/postgres') })
  const pages = deskPages({ folder: new URL('../../packages/desk/dist/', import.meta.url), basePath: '' })
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname === '/desk/api/session') return sessionOf(desk, request)
    return pathname.startsWith('/desk/api/') ? desk.fetch(request) : pages.fetch(request)
  }
  const port = await freePort()
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
      await desk.drop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
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
  }
  return Response.json(answer)
}
