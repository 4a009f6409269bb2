import { defineConfig } from 'vitest/config'

const project = (name: string, ...include: string[]) => ({ extends: true as const, test: { name, include } })

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      project('workspace', 'scripts/**/*.test.mjs', 'bench/**/*.test.mjs'),
      project('report', 'packages/report/src/**/*.test.ts'),
      project('server', 'packages/server/src/**/*.test.ts'),
      project('e2e', 'e2e/**/*.test.ts'),
    ],
  },
})
