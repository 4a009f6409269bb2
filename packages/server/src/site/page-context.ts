import type { Page } from './layout.ts'
import type { SiteDependencies } from './site-dependencies.ts'

/** What rendering a page of the site needs. */
export interface PageContext {
  readonly deps: SiteDependencies
  /** The whole HTML of a page, inside the layout. */
  readonly text: (page: Page) => Promise<string>
}
