import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const project = (name: string, ...include: string[]) => ({ extends: true as const, test: { name, include } })

/**
 * A project for whose suites a script brings in what they need: databases, a browser. The suites of a worker share the
 * modules they import, whose tables and programs are then made once; so no suite mocks a module.
 */
const prepared = (name: string, globalSetup: string, ...include: string[]) => ({
  extends: true as const,
  test: { name, include, globalSetup, isolate: false },
})

export default defineConfig({
  test: {
    // databases are made and browsers started beside whatever else a machine does
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // on two processors one worker would wait for the databases and browsers it started
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project('workspace', 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs'),
      project('desk', 'packages/desk/src/**/*.test.ts'),
      prepared('report', 'scripts/test-browser.mjs', 'packages/report/src/**/*.test.ts'),
      prepared('server', 'scripts/test-databases.mjs', 'packages/server/src/**/*.test.ts'),
      prepared('e2e', 'scripts/test-desk.mjs', 'e2e/**/*.test.ts'),
    ],
  },
})
