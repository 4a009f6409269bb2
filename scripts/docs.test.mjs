import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

const read = (path) => readFileSync(`${root}${path}`, 'utf8')
const pages = ['*.md', 'docs/*.md', 'docs/decisions/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }))
const written = pages.filter((page) => page !== 'THIRD-PARTY.md')

test('every link between the pages leads to a file', () => {
  const broken = written.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(`${root}${dirname(page)}/${target}`))
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('every path of the repository that a page names is there', () => {
  const named = written.flatMap((page) =>
    [...read(page).matchAll(/`((?:packages|scripts|e2e|demo|bench|docs|examples)\/[\w./-]*)`/g)].map(
      ([, path]) => path,
    ),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !path.includes('NNNN') && !existsSync(`${root}${path}`))).toEqual([])
})

test('every decision has a number, a status and a day', () => {
  const decisions = globSync('docs/decisions/*.md', { cwd: root })
  const lacking = decisions.filter((page) => {
    const number = Number(/\/(\d{4})-/.exec(page)?.[1])
    const text = read(page)
    return !text.startsWith(`# ${number}. `) || !/^Status: .*\b\d{1,2} [A-Z][a-z]+ \d{4}/m.test(text)
  })
  expect(lacking).toEqual([])
})

test('each clause that security.md says is met names where: a test or a source that is there', () => {
  const [, ...catalogues] = read('docs/security.md').split(/^## (?=等保|OWASP)/m)
  const met = catalogues.flatMap((text) => text.split('\n').filter((line) => /^\|[^|]+\| met \|/.test(line)))
  expect(met.length).toBeGreaterThan(20)
  const isThere = (path) => existsSync(`${root}packages/server/src/${path}`) || existsSync(`${root}${path}`)
  const unnamed = met.filter((line) => {
    const paths = [...line.matchAll(/`([\w./-]+\.(?:ts|mjs))`/g)].map(([, path]) => path)
    return paths.length === 0 || !paths.every(isThere)
  })
  expect(unnamed).toEqual([])
})

test('decision 10 names every table that the demonstration fills by itself, and the ledger is none of them', () => {
  const texts = globSync('demo/*.mjs', { cwd: root }).map(read)
  const all = (pattern) => new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, table]) => table)))
  const inserted = all(/(?:\binsert\(|inserter\(db\)\(|laidIn\(db,)\s*'(\w+)'/g)
  const updated = all(/\.updateTable\('(\w+)'\)/g)
  const decision = read('docs/decisions/0010-publication-archive-demonstration.md')
  const listed = [...decision.matchAll(/^- [^`]*: (`[\w`, ]+`)[;.]$/gm)].flatMap(([, names]) => names.match(/\w+/g))
  expect([...inserted].toSorted()).toEqual(listed.toSorted())
  const [, changed = ''] = /Changed without a command are rows of ([^.]*)\./.exec(decision) ?? []
  expect([...updated].toSorted()).toEqual((changed.match(/(?<=`)\w+(?=`)/g) ?? []).toSorted())
  // whatever else writes is one of the three functions above
  const others =
    /\.insertInto\('|\.deleteFrom\(|insert into (?!\$\{sql\.table\(table\)\})|\bupdate \w+ set|append(?:Entr|_to_)|hold_ledger/
  expect(texts.filter((text) => others.test(text))).toEqual([])
})
