import type { Database } from '../commands/database.ts'
import type { PublishedYears } from '../record/published-year/published-years.ts'

/** What the API and the table downloads need of the rest of the house. */
export interface ApiDependencies {
  /** For uploads, the list of places and the ledger's head; what is published is asked of `published`. */
  readonly db: Database
  readonly published: PublishedYears
  /** Path the server stands under, `/luoshi`; empty at the root of a host. The API stands at `{basePath}/api`. */
  readonly basePath: string
  /** `https://host` as the public knows it; without it tables and examples name no full address. */
  readonly origin?: string | undefined
  readonly now: () => Date
  /** The most bytes of answers kept in memory; 64 MiB when not said. */
  readonly keepBytes?: number
  /** Hears of an answer that could not be made. */
  readonly onError?: (error: unknown, path: string) => void
}
