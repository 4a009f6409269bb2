import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

const files = globSync(
  '{packages/*/{src,test}/**/*,packages/*/*,{e2e,bench,demo,scripts}/**/*,bin/*}.{ts,tsx,mjs,mts}',
  {
    cwd: root,
  },
).filter((path) => !/(?:^|\/)(?:node_modules|dist)\//.test(path))

/** The code of a file without its comments: a name in a docstring is no use of it. */
const code = new Map(
  files.map((path) => [
    path,
    readFileSync(`${root}${path}`, 'utf8')
      .replace(/^\s*\/\*\*[\s\S]*?\*\//gm, '')
      .replace(/^\s*\/\/.*$/gm, ''),
  ]),
)
const users = new Map()
for (const [path, text] of code)
  for (const word of new Set(text.match(/[\w$]+/g))) users.set(word, [...(users.get(word) ?? []), path])

test('what a file exports as a value is used by another file', () => {
  expect(files.length).toBeGreaterThan(1500)
  const unused = [...code].flatMap(([path, text]) =>
    // a test exports what only tsc reads
    path.includes('.test.')
      ? []
      : [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|class) +([\w$]+)/gm)]
          .filter(([, name]) => (users.get(name) ?? []).every((user) => user === path))
          .map(([, name]) => `${path} ${name}`),
  )
  expect(unused).toEqual([])
})

test('every dependency of a package is named by its code', () => {
  const unused = ['report', 'server', 'desk'].flatMap((name) => {
    const { dependencies } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'))
    const own = [...code].filter(([path]) => path.startsWith(`packages/${name}/`)).map(([, text]) => text)
    return Object.keys(dependencies).filter((dependency) => {
      const named = new RegExp(`['"]${dependency}(?:/[^'"]*)?['"]`)
      return !own.some((text) => named.test(text))
    })
  })
  expect(unused).toEqual([])
})
