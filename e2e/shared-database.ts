import { inject } from 'vitest'
import type { TestServer } from '../packages/server/src/store/database.fixture.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What scripts/test-desk.mjs has started. */
    readonly database: TestServer
  }
}

/** The database server that all suites in a browser share; each takes databases of its own, copied in milliseconds. */
export const sharedDatabase = (): TestServer => inject('database')
