import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Report, readReport } from '@luoshi/report'
import { mayWriteFromConsole } from '../../packages/server/src/access/actor.ts'
import {
  foundJurisdiction,
  type NewJurisdiction,
} from '../../packages/server/src/commands/places/found-jurisdiction.ts'
import { publishSnapshot } from '../../packages/server/src/commands/publication/publish-snapshot.ts'
import { purgeContent } from '../../packages/server/src/commands/purge/purge-content.ts'
import { adoptReport } from '../../packages/server/src/commands/reports/adopt-report.ts'
import { importReport } from '../../packages/server/src/commands/reports/import-report.ts'
import type { PublishedYear } from '../../packages/server/src/domain/published-year.ts'
import { ledgerHead } from '../../packages/server/src/queries/ledger/ledger-head.ts'
import { listJurisdictions } from '../../packages/server/src/queries/places/list-jurisdictions.ts'
import { placeLightRules } from '../../packages/server/src/queries/rules/place-light-rules.ts'
import { publishedYears } from '../../packages/server/src/record/published-year/published-years.ts'
import { site } from '../../packages/server/src/site/site.ts'
import { testDatabase } from '../../packages/server/src/store/database.fixture.ts'
import { listenForPublications } from '../../packages/server/src/store/listen-for-publications.ts'
import { sharedDatabase } from '../shared-database.ts'

/** A site over a real database, with what a test does to its record. */
export interface RunningSite {
  /** `http://127.0.0.1:port` and the base path. */
  readonly root: string
  /** Takes a report in and adopts it; publishes the place's year. */
  readonly adopt: (place: NewJurisdiction, read: { report: Report; received: string }) => Promise<void>
  /** Publishes another snapshot of a place's year. */
  readonly publish: (place: NewJurisdiction, year: number, note: string) => Promise<void>
  /** Another server over the same record, on a port and under a base path of its own. */
  readonly another: (basePath: string, how?: { asFiles?: boolean; origin?: string }) => Promise<string>
  readonly year: (code: string, year: number) => Promise<PublishedYear>
  /** Has two persons empty a content of the vault. */
  readonly purge: (place: NewJurisdiction, hash: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Start a site on a database of its own. */
export async function runningSite(): Promise<RunningSite> {
  const database = await testDatabase(sharedDatabase())
  const { db } = database
  const actor = { id: 'console:test' }
  const closers: (() => Promise<void> | void)[] = []

  const start = async (
    basePath: string,
    { asFiles = false, origin }: { asFiles?: boolean; origin?: string } = {},
  ): Promise<string> => {
    // what is not heard is looked at after a minute only: a test that passes has heard it
    const published = publishedYears(db, { freshFor: 60_000 })
    closers.push(listenForPublications(database.url, published.forget))
    const app = site({
      published,
      jurisdictions: (search) => listJurisdictions(db, search),
      headHash: (code) => ledgerHead(db, code),
      lightRules: (code) => placeLightRules(db, code, new Date()),
      basePath,
      asFiles,
      origin,
      onError: (error) => console.error(error),
    })
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    closers.push(() => new Promise((resolve) => server.close(() => resolve())))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`
  }
  const may = async (place: NewJurisdiction) => {
    const id = await foundJurisdiction(db, actor, new Date(), place)
    return mayWriteFromConsole(id, 'test')
  }
  return {
    root: await start(''),
    another: start,
    year: async (code, year) => {
      const edition = await publishedYears(db).latest(code, year)
      if (!edition) throw new Error(`nothing is published of ${code} ${year}`)
      return edition.year
    },
    adopt: async (place, { report, received }) => {
      const allowed = await may(place)
      const file = { bytes: Buffer.from(received), fileName: 'report.txt', receivedText: received, report }
      const imported = await importReport(db, allowed, new Date(), file)
      if (imported.kind !== 'imported') throw new Error(`not imported: ${imported.kind}`)
      const adopted = await adoptReport(db, allowed, new Date(), imported.reportId, { publish: true })
      if (adopted.kind !== 'adopted') throw new Error(adopted.messageEn)
    },
    publish: async (place, year, note) => {
      const outcome = await publishSnapshot(db, await may(place), new Date(), year, note)
      if (outcome.kind !== 'published') throw new Error(outcome.messageEn)
    },
    purge: async (place, hash) => {
      const persons = ['甲', '乙'] as const
      const outcome = await purgeContent(db, await may(place), new Date(), { hash, persons, reason: '测试' })
      if (outcome.kind !== 'purged') throw new Error(outcome.messageEn)
    },
    stop: async () => {
      for (const close of closers.reverse()) await close()
      await database.drop()
    },
  }
}

/** The example that comes with the product, read as `npm start` reads it. */
export async function gujiao(): Promise<{ report: Report; received: string }> {
  const bytes = readFileSync(`${import.meta.dirname}/../../examples/gujiao-2023/report.txt`)
  const outcome = await readReport(bytes, { file: 'report.txt' })
  if (outcome.kind !== 'report') throw new Error('the example cannot be read')
  return { report: outcome.report, received: bytes.toString('utf8') }
}
