import { defineConfig } from 'vitest/config'

const project = (name: string, ...include: string[]) => ({ extends: true as const, test: { name, include } })

/** A project whose suites find databases to work on. */
const withDatabases = (name: string, ...include: string[]) => ({
  extends: true as const,
  test: { name, include, globalSetup: 'scripts/test-databases.mjs' },
})

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      project('workspace', 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs'),
      project('report', 'packages/report/src/**/*.test.ts'),
      withDatabases('server', 'packages/server/src/**/*.test.ts'),
      project('e2e', 'e2e/**/*.test.ts'),
    ],
  },
})
