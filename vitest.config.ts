import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs', 'e2e/**/*.test.ts'], testTimeout: 30_000 },
})
