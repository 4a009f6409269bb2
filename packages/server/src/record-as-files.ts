import { tables } from './api/tables.ts'
import type { Database } from './commands/database.ts'
import { type ExportedFile, exportedFiles, type YearToExport } from './publication/exported-files.ts'
import { ledgerHead } from './queries/ledger/ledger-head.ts'
import {
  type JurisdictionPage,
  type JurisdictionSearch,
  listJurisdictions,
} from './queries/places/list-jurisdictions.ts'
import { placeLightRules } from './queries/rules/place-light-rules.ts'
import { type PublishedYears, publishedYears } from './record/published-year/published-years.ts'
import type { Settings } from './settings.ts'
import { site } from './site/site.ts'
import { application } from './web/application.ts'

/**
 * The public pages of a record as files, for the base path the settings say; of one place when a code is given. What
 * needs whole addresses (robots.txt, sitemaps) is left out where the settings name no public address.
 */
export function recordAsFiles(
  db: Database,
  { basePath, origin }: Pick<Settings, 'basePath' | 'origin'>,
  code: string | undefined,
  now: () => Date,
): AsyncGenerator<ExportedFile> {
  const published = publishedYears(db)
  const jurisdictions = async (search: JurisdictionSearch): Promise<JurisdictionPage> => {
    if (code === undefined) return listJurisdictions(db, search)
    const { rows } = await listJurisdictions(db, { ...search, name: code })
    return { rows: rows.filter((row) => row.code === code), next: null }
  }
  const lightRules = (of: string) => placeLightRules(db, of, now())
  const failed = (error: unknown) => {
    throw error
  }
  const shared = { published, basePath, origin: origin ?? undefined, onError: failed }
  const app = application({
    basePath,
    site: site({ ...shared, jurisdictions, headHash: (of) => ledgerHead(db, of), lightRules, asFiles: true }),
    api: null,
    tables: tables(shared),
    isWell: async () => true,
  })
  const ask = async (path: string): Promise<Response> => {
    if (origin === null && /\/(robots\.txt|sitemap\.xml)$/.test(path)) return new Response(null, { status: 404 })
    const address = `${basePath}${path === '/' && basePath ? '' : path}`
    return app.fetch(new Request((origin ?? 'http://localhost') + address))
  }
  return exportedFiles(ask, years(jurisdictions, published))
}

async function* years(
  jurisdictions: (search: JurisdictionSearch) => Promise<JurisdictionPage>,
  published: PublishedYears,
): AsyncGenerator<YearToExport> {
  for (let after: string | null = ''; after !== null; ) {
    const page: JurisdictionPage = await jurisdictions({ after, limit: 500 })
    for (const row of page.rows)
      for (const year of row.years) {
        const edition = await published.latest(row.code, year)
        if (!edition) continue
        const snapshots = await published.snapshots(row.code, year)
        const older = await Promise.all(
          snapshots
            .filter(({ snapshot }) => snapshot !== edition.year.snapshot)
            .map(async ({ snapshot }) => (await published.numbered(row.code, year, snapshot))?.year),
        )
        yield { latest: edition.year, older: older.filter((one) => one !== undefined) }
      }
    after = page.next
  }
}
