// Checks the directions of imports: `node scripts/check-imports.mjs` prints what breaks a rule and exits 1.
import './node24.mjs'
import { relative } from 'node:path'
import { importRules } from './import-rules.mjs'
import { root } from './runtime.mjs'

/** One line for each import under `folder` (a path from `base`) that breaks a rule. */
export async function brokenImports(folder = 'packages', base = root) {
  const { cruise } = await import('dependency-cruiser')
  const options = {
    baseDir: base,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    validate: true,
    ruleSet: { forbidden: importRules(folder) },
  }
  const resolving = {
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
    exportsFields: ['exports'],
    conditionNames: ['node', 'import'],
  }
  const { output } = await cruise([folder], options, resolving)
  return output.summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle?.length > 0 ? cycle.map(({ name }) => name).join(' → ') : to
    return `${relative('.', from)} → ${path}: ${rule.name}`
  })
}

if (process.argv[1] === import.meta.filename) {
  const broken = await brokenImports()
  for (const line of broken) console.error(line)
  process.exit(broken.length > 0 ? 1 : 0)
}
