import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@luoshi/report'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type MayWrite, mayWriteFromConsole } from '../../packages/server/src/access/actor.ts'
import {
  addTestPerson,
  type TestPerson,
  type TestPersonOptions,
} from '../../packages/server/src/api/desk/desk.fixture.ts'
import { deskApi } from '../../packages/server/src/api/desk/desk-api.ts'
import { tables } from '../../packages/server/src/api/tables.ts'
import type { Database } from '../../packages/server/src/commands/database.ts'
import {
  foundJurisdiction,
  type NewJurisdiction,
} from '../../packages/server/src/commands/places/found-jurisdiction.ts'
import { importReport } from '../../packages/server/src/commands/reports/import-report.ts'
import { makeIdentity } from '../../packages/server/src/identity/identity.ts'
import { ledgerHead } from '../../packages/server/src/queries/ledger/ledger-head.ts'
import { listJurisdictions } from '../../packages/server/src/queries/places/list-jurisdictions.ts'
import { placeLightRules } from '../../packages/server/src/queries/rules/place-light-rules.ts'
import { publishedYears } from '../../packages/server/src/record/published-year/published-years.ts'
import { site } from '../../packages/server/src/site/site.ts'
import { testDatabase } from '../../packages/server/src/store/database.fixture.ts'
import { application } from '../../packages/server/src/web/application.ts'
import { deskPages } from '../../packages/server/src/web/desk-pages.ts'
import { listen } from '../../packages/server/src/web/listen.ts'
import { logTo } from '../../packages/server/src/web/log.ts'
import { closeContexts, contextOfTest } from '../browser.ts'
import { setClock } from '../clock.ts'
import { workerPort } from '../page-pool.ts'
import { sharedDatabase } from '../shared-database.ts'

type SignsIn = Pick<TestPerson, 'userName' | 'password'>

/** The site and the desk of one made-up place over a real database, with what a test does to its record. */
export interface RunningDesk {
  /** `http://127.0.0.1:port` */
  readonly root: string
  readonly db: Database
  readonly may: MayWrite
  /** Folder of the evidence files. */
  readonly evidence: string
  /** Takes a read report in and returns its id. */
  readonly take: (read: { report: Report; received: string }) => Promise<string>
  readonly person: (options: TestPersonOptions & { readonly userName: string }) => Promise<TestPerson>
  /** A page of somebody who is signed in, or of nobody; its errors fail the test by `troubles`. */
  readonly page: (browser: Browser, who: SignsIn | null, options?: BrowserContextOptions) => Promise<Page>
  /** What the pages' consoles said of errors. */
  readonly troubles: string[]
  readonly stop: () => Promise<void>
}

/**
 * Starts the desk on a database of its own. The clock of this process stands at `at` (ISO 8601) and goes on from there
 * until `stop`.
 */
export async function runningDesk(place: NewJurisdiction, at = '2026-11-28T10:00:00+08:00'): Promise<RunningDesk> {
  const resetClock = setClock(at)
  const database = await testDatabase(sharedDatabase())
  const { db } = database
  const jurisdictionId = await foundJurisdiction(db, { id: 'console:test' }, new Date(), place)
  const may = mayWriteFromConsole(jurisdictionId, 'test')
  const published = publishedYears(db)
  const now = () => new Date()
  const evidence = mkdtempSync(join(tmpdir(), 'luoshi-desk-'))
  const identity = makeIdentity({ db, secret: 'a secret of the tests, which nobody else has', basePath: '', now })
  const onError = (error: unknown, path: string) => console.error(path, error)
  const app = application({
    basePath: '',
    site: site({
      published,
      jurisdictions: (search) => listJurisdictions(db, search),
      headHash: (code) => ledgerHead(db, code),
      lightRules: (code) => placeLightRules(db, code, new Date()),
      basePath: '',
      onError,
    }),
    api: null,
    deskApi: deskApi({
      db,
      published,
      basePath: '',
      now,
      identity,
      session: identity.session,
      evidence: { path: evidence },
      onError,
    }),
    tables: tables({ published, basePath: '', onError }),
    desk: deskPages({ folder: new URL('../../packages/desk/dist/', import.meta.url), basePath: '' }),
    isWell: async () => true,
  })
  const log = logTo('silent')
  const listening = await listen({ app, host: '127.0.0.1', port: await workerPort(), basePath: '', https: false, log })
  if (listening.kind === 'refused') throw new Error(listening.messageEn)
  const root = (listening.addresses[0] ?? '').replace(/\/$/, '')
  const troubles: string[] = []
  const opened: BrowserContext[] = []
  return {
    root,
    db,
    may,
    evidence,
    troubles,
    take: async ({ report, received }) => {
      const file = { bytes: Buffer.from(received), fileName: '政府工作报告.txt', receivedText: received, report }
      const imported = await importReport(db, may, new Date(), file)
      if (imported.kind !== 'imported') throw new Error(`not imported: ${imported.kind}`)
      return imported.reportId
    },
    person: (options) => addTestPerson(db, { jurisdictionId, ...options }),
    page: async (browser, who, options = {}) => {
      const context = await contextOfTest(browser, {
        timezoneId: 'Asia/Shanghai',
        ...options,
      })
      opened.push(context)
      if (who) {
        const answer = await fetch(`${root}/desk/api/auth/sign-in`, {
          method: 'POST',
          body: JSON.stringify({ userName: who.userName, password: who.password }),
          headers: { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin: root },
        })
        if (!answer.ok) throw new Error(`no sign-in: ${answer.status} ${await answer.text()}`)
        // without the age that they are given: the browser has the time of the day, this process that of the test
        const given = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie))
        await context.addCookies(given.map((parts) => ({ name: parts?.[1] ?? '', value: parts?.[2] ?? '', url: root })))
      }
      const page = await context.newPage()
      page.on('console', (said) => said.type() === 'error' && troubles.push(`${page.url()}: ${said.text()}`))
      page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
      return page
    },
    stop: async () => {
      await closeContexts(opened)
      await listening.stop()
      await database.drop()
      resetClock()
      rmSync(evidence, { recursive: true, force: true })
    },
  }
}
