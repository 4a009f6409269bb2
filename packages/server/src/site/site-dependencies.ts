import type { LightRules } from '../domain/judging/light-rules.ts'
import type { JurisdictionPage, JurisdictionSearch } from '../queries/places/list-jurisdictions.ts'
import type { PublishedYears } from '../record/published-year/published-years.ts'

/** What the public site asks of the rest of the house. */
export interface SiteDependencies {
  readonly published: PublishedYears
  /** The places with something published, a page at a time. */
  readonly jurisdictions: (search: JurisdictionSearch) => Promise<JurisdictionPage>
  /** Length and last hash of a place's ledger; undefined where there is no such place. */
  readonly headHash: (code: string) => Promise<{ readonly entries: number; readonly hash: string } | undefined>
  /** By which rules a place gives its lights now. */
  readonly lightRules: (code: string) => Promise<LightRules>
  /** Path the site stands under, `/luoshi`; empty at the root of a host. */
  readonly basePath: string
  /** `https://host` as the public knows it; without it no page names its full address. */
  readonly origin?: string | undefined
  /** True where pages become files that any web server serves: without search, and `/` lists even a single place. */
  readonly asFiles?: boolean
  /** The most bytes of rendered pages kept in memory; 64 MiB when not said. */
  readonly keepBytes?: number
  /** Hears of a page that could not be made. */
  readonly onError?: (error: unknown, path: string) => void
}
