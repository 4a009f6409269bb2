import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Node runs these suites, and what they test, itself, as it runs the product (decision 126). */
const native = { experimental: { viteModuleRunner: false, nodeLoader: false } }

/** The suites of a project share, in each worker, the modules they import, which are then made once; so none mocks a module. */
const project = (name: string, settings: object, ...include: string[]) => ({
  extends: true as const,
  test: { name, include, isolate: false, ...settings },
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
      project('workspace', native, 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs'),
      project('desk', {}, 'packages/desk/src/**/*.test.ts'),
      project('report', { ...native, globalSetup: 'scripts/test-browser.mjs' }, 'packages/report/src/**/*.test.ts'),
      project('server', { globalSetup: 'scripts/test-databases.mjs' }, 'packages/server/src/**/*.test.ts'),
      project('e2e', { globalSetup: 'scripts/test-desk.mjs' }, 'e2e/**/*.test.ts'),
    ],
  },
})
