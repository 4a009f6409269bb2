import type { Page } from './layout.ts'
import type { SiteDependencies } from './site-dependencies.ts'

/** What the pages of a site are made with. */
export interface Making {
  readonly deps: SiteDependencies
  /** A page as it is sent: whole, in the shell. */
  readonly text: (page: Page) => Promise<string>
}
