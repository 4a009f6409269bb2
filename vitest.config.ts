import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const project = (name: string, ...include: string[]) => ({ extends: true as const, test: { name, include } })

/** A project for whose suites a script brings in what they need: databases, a browser. */
const prepared = (name: string, globalSetup: string, ...include: string[]) => ({
  extends: true as const,
  test: { name, include, globalSetup },
})

/** One whose suites share, in each worker, the modules they import, which are then made once; so none mocks a module. */
const sharing = (name: string, globalSetup: string, ...include: string[]) => ({
  extends: true as const,
  test: { name, include, globalSetup, isolate: false },
})

export default defineConfig({
  test: {
    // databases are made and browsers started beside whatever else a machine does
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // a worker ends its browser and its servers before it goes
    teardownTimeout: 120_000,
    // on two processors one worker would wait for the databases and browsers it started
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project('workspace', 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs'),
      project('desk', 'packages/desk/src/**/*.test.ts'),
      prepared('report', 'scripts/test-browser.mjs', 'packages/report/src/**/*.test.ts'),
      sharing('server', 'scripts/test-databases.mjs', 'packages/server/src/**/*.test.ts'),
      sharing('e2e', 'scripts/test-desk.mjs', 'e2e/**/*.test.ts'),
    ],
  },
})
