import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

/**
 * Where the product may ask what time it is: the server's entry, the age of a file against the file system's clock, the
 * age of a draft or form kept in the browser.
 */
const clocks = [
  'packages/server/src/main.ts',
  'packages/server/src/store/folder-turn.ts',
  'packages/desk/src/screens/progress-form/use-draft.ts',
  'packages/desk/src/parts/typing/kept-forms.ts',
]
const asksTheTime = /\bnew Date\(\)|\bDate\.now\(\)|\bdayjs\(\)/

/** Test fixtures among the sources, which no product code imports. */
const isTest = (path) => /\.(test|fixture)\.|(^|\/)(testing|test)\//.test(path)

test('the time is asked in one place, so that a test can set it and no screen goes by the browser', () => {
  const sources = globSync('packages/{server,desk}/src/**/*.{ts,tsx}', { cwd: root }).filter((path) => !isTest(path))
  expect(sources.length).toBeGreaterThan(400)
  const found = sources.filter((path) => asksTheTime.test(readFileSync(`${root}${path}`, 'utf8')))
  expect(found.toSorted()).toEqual(clocks.toSorted())
})
