// The figures of the code: files, functions, docstrings, casts. `node scripts/code-figures.mjs [--undocumented]`
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = ['report', 'server', 'desk']

/** Not source: tests and what only they use. */
const isTest = /\.(test|fixture)\.tsx?$/
/** Data: tables that are looked up, and the steps of the schema's history. */
const isData = /\/store\/migrations\/|-(words|table|lexicon|data)\.ts$|\/domain\/vocabulary\.ts$|\/styles?\//

const functionKinds = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ArrowFunction,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
])
const declarationKinds = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.VariableStatement,
])

/**
 * What the compiler's own syntax trees tell of every source file of the packages.
 * A file's lines are those of its text. A function's are from its first to its last, nested functions included.
 * `exports` are the exported names, each once a file, with the text of the docstring before it (null without one). Of an
 * overloaded function the first docstring counts.
 */
export function readCode(only = packages) {
  const api = new API({ cwd: root })
  try {
    return only.flatMap((name) => {
      const config = `${root}packages/${name}/tsconfig.json`
      const { program } = api.updateSnapshot({ openProjects: [config] }).getProject(config)
      return globSync(`packages/${name}/src/**/*.{ts,tsx}`, { cwd: root })
        .filter((path) => !isTest.test(path))
        .sort()
        .map((path) => ({ package: name, path, ...readFile(program.getSourceFile(`${root}${path}`), path) }))
    })
  } finally {
    api.close()
  }
}

function readFile(file, path) {
  const text = readFileSync(`${root}${path}`, 'utf8')
  const functions = []
  let casts = 0
  const lineOf = lineFinder(text)
  const visit = (node) => {
    if (functionKinds.has(node.kind) && node.body) {
      const start = lineOf(node.pos + (/^\s*/.exec(text.slice(node.pos, node.end))?.[0].length ?? 0))
      functions.push({ name: node.name?.text ?? '', line: start, lines: lineOf(node.end) - start + 1 })
    }
    if (node.kind === SyntaxKind.AsExpression && text.slice(node.type.pos, node.type.end).trim() !== 'const') casts += 1
    node.forEachChild(visit)
  }
  file.forEachChild(visit)
  return {
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    isData: isData.test(path),
    functions,
    casts,
    exports: exportsOf(file, text, lineOf),
  }
}

function exportsOf(file, text, lineOf) {
  const found = new Map()
  for (const statement of file.statements) {
    if (!declarationKinds.has(statement.kind)) continue
    if (!statement.modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword)) continue
    const names = statement.name
      ? [statement.name.text]
      : statement.declarationList.declarations.map(({ name }) => name.text ?? '{…}')
    const last = (statement.jsDoc ?? []).at(-1)
    const doc = last
      ? text
          .slice(last.pos, last.end)
          .replaceAll(/^\s*(\/\*\*|\*\/|\*)|\*\/$/gm, '')
          .trim()
      : null
    for (const name of names) {
      const before = found.get(name)
      if (before) before.doc ??= doc
      else found.set(name, { name, line: lineOf(statement.end), doc })
    }
  }
  return [...found.values()]
}

/** The line, counted from 1, of a position. */
function lineFinder(text) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (position) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle] <= position) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** The share of exported names with a docstring, 0 to 1. */
export function documentedShare(files) {
  const names = files.flatMap((file) => file.exports)
  return names.filter(({ doc }) => doc).length / names.length
}

const middle = (numbers, share) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The table of one package. */
export function figuresOf(files) {
  const lines = files.map((file) => file.lines)
  const functions = files.flatMap((file) => file.functions.map((one) => one.lines))
  const total = lines.reduce((sum, one) => sum + one, 0)
  const casts = files.reduce((sum, file) => sum + file.casts, 0)
  const parted = (numbers, ...shares) =>
    [...shares.map((share) => middle(numbers, share)), Math.max(...numbers)].join(' / ')
  return {
    'files / lines': `${files.length} / ${total}`,
    'file median / p90 / max': parted(lines, 0.5, 0.9),
    'files over 250 / over 300': `${lines.filter((one) => one > 250).length} / ${lines.filter((one) => one > 300).length}`,
    'function median / p90 / p99 / max': parted(functions, 0.5, 0.9, 0.99),
    'exports with a docstring': `${(documentedShare(files) * 100).toFixed(1)} %`,
    'casts per 1,000 lines': ((casts / total) * 1000).toFixed(1),
  }
}

function main() {
  const code = readCode()
  if (process.argv.includes('--undocumented')) {
    for (const { path, exports } of code)
      for (const { name, line, doc } of exports) if (!doc) console.log(`${path}:${line} ${name}`)
    return
  }
  const groups = [
    ...packages.map((name) => [name, code.filter((file) => file.package === name)]),
    ['all', code],
    ['understand', code.filter(({ path }) => path.includes('/understand/'))],
  ]
  console.table(Object.fromEntries(groups.map(([name, files]) => [name, figuresOf(files)])))
  console.log('\nFiles over 250 lines:')
  for (const { path, lines, isData: data } of code
    .filter((file) => file.lines > 250)
    .toSorted((a, b) => b.lines - a.lines))
    console.log(`  ${String(lines).padStart(4)}  ${path}${data ? '  (data)' : ''}`)
  console.log('\nLongest functions:')
  const functions = code.flatMap(({ path, functions: all }) => all.map((one) => ({ ...one, path })))
  for (const { lines, path, line, name } of functions.toSorted((a, b) => b.lines - a.lines).slice(0, 12))
    console.log(`  ${String(lines).padStart(4)}  ${path}:${line} ${name}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
