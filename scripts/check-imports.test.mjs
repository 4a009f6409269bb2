import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { brokenImports } from './check-imports.mjs'

const made = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** What the check says of a workspace of these files, named by their paths from `packages`. */
async function check(files) {
  const base = mkdtempSync(join(tmpdir(), 'imports-'))
  made.push(base)
  for (const [path, text] of Object.entries(files)) {
    const file = join(base, 'packages', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return brokenImports('packages', base)
}

const from = (path) => `import { a } from '${path}'\nexport const b = a\n`
const a = 'export const a = 1\nexport type A = number\n'

describe('the check of imports', () => {
  test('is content with this workspace', async () => {
    expect(await brokenImports()).toEqual([])
  })

  test.each([
    [
      'an import against the rows of the reader',
      'repair imports only the rows above it',
      'report/src/repair/x.ts',
      '../understand/y.ts',
    ],
    ['an import of a room beside', 'repair imports only the rows above it', 'report/src/repair/x.ts', '../intake/y.ts'],
    [
      'a room that imports the order of the steps',
      'repair imports only the rows above it',
      'report/src/repair/x.ts',
      '../pipeline.ts',
    ],
    [
      'a reader that knows the server',
      'report imports nothing of ours',
      'report/src/repair/x.ts',
      '../../../server/src/domain/y.ts',
    ],
    [
      'pure rules that reach for the store',
      'domain imports only the rows above it',
      'server/src/domain/x.ts',
      '../store/y.ts',
    ],
    [
      'a page that reaches for the store',
      'site imports only the rows above it',
      'server/src/site/x.ts',
      '../store/y.ts',
    ],
    [
      'a query that calls a command',
      'queries imports only the rows above it',
      'server/src/queries/x.ts',
      '../commands/y.ts',
    ],
    [
      'a shared read that calls a command',
      'record imports only the rows above it',
      'server/src/record/x.ts',
      '../commands/y.ts',
    ],
    ['a desk that runs code of the server', 'desk imports only types', 'desk/src/x.ts', '../../server/src/api/y.ts'],
    [
      'a desk that looks behind the api',
      'desk knows of the server only its api',
      'desk/src/x.ts',
      '../../server/src/store/y.ts',
    ],
    ['a folder for leftovers', 'no folder for leftovers', 'report/src/utils/x.ts', './y.ts'],
  ])('catches %s', async (_, rule, importer, path) => {
    const broken = await check({ [importer]: from(path), [join(dirname(importer), path)]: a })
    const line = broken.find((text) => text.endsWith(rule))
    expect(line, broken.join('\n')).toMatch(importer)
  })

  test('catches a file that is not there', async () => {
    const broken = await check({ 'report/src/repair/x.ts': from('./gone.ts') })
    expect(broken).toEqual([expect.stringContaining('nothing unresolved')])
  })

  test('catches a circle, also one of three', async () => {
    const home = 'report/src/repair/'
    const broken = await check({
      [`${home}one.ts`]: "export { b } from './two.ts'\nexport const a = 1\n",
      [`${home}two.ts`]: "export { c } from './three.ts'\nexport const b = 1\n",
      [`${home}three.ts`]: "export { a } from './one.ts'\nexport const c = 1\n",
    })
    expect(broken.join('\n')).toContain('no circles')
  })

  test('catches a browser entry that reaches Node through another file', async () => {
    const broken = await check({
      'report/src/browser.ts': "export { a } from './intake/x.ts'\n",
      'report/src/intake/x.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n",
    })
    expect(broken.join('\n')).toContain('what a browser loads')
  })

  test('catches an undeclared package', async () => {
    const broken = await check({
      'report/package.json': '{ "name": "@luoshi/report" }',
      'report/src/intake/x.ts': "import { a } from 'left-behind'\nexport const b = a\n",
    })
    expect(broken.join('\n')).toContain('left-behind')
  })

  test('lets pass what the directions allow', async () => {
    const broken = await check({
      'report/src/understand/x.ts': from('../repair/y.ts'),
      'report/src/repair/y.ts': a,
      'desk/src/x.ts': "import type { A } from '../../server/src/api/y.ts'\nexport const b: A = 1\n",
      'server/src/api/y.ts': a,
      'server/src/commands/y.ts': from('../record/y.ts'),
      'server/src/record/y.ts': from('../access/y.ts'),
      'server/src/access/y.ts': from('../identity/y.ts'),
      'server/src/identity/y.ts': a,
    })
    expect(broken).toEqual([])
  })
})
