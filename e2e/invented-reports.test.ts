import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = `${import.meta.dirname}/..`
const scorer = `${root}/../shared/tools/score.mjs`
const here = existsSync(scorer)

/** Floors over all documents, per cent: a point or two below what was measured. */
const floors = { area: 98, measure: 98, target: 98, result: 97, home: 98, figures: 97 } as const
const kinds = Object.keys(floors) as (keyof typeof floors)[]

function run(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}/${script}`, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`)
  return stdout
}

// as with the labelled corpus: without its scorer this is left out and says so, but not in CI
describe.skipIf(!here && !process.env.CI)('the score on the invented reports', () => {
  if (!here) {
    test('the scorer lies beside the checkout', () => expect(existsSync(scorer), scorer).toBe(true))
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-invented-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  run('e2e/reports/convert.mjs', folder)
  const total = run('scripts/score.mjs', '--gold', folder)
    .split('\n')
    .find((line) => line.startsWith('ALL '))

  test('every one of them is scored', () => {
    const sources = readdirSync(`${root}/e2e/reports`).filter((file) => file.endsWith('.lab'))
    expect(total).toContain(`(${sources.length} documents)`)
  })

  test.each(kinds)('%s stays above its floor', (kind) => {
    const score = new RegExp(`\\b${kind}\\s+([\\d.]+)`).exec(total ?? '')?.[1]
    expect(Number(score)).toBeGreaterThanOrEqual(floors[kind])
  })
})

if (!here)
  console.warn(
    'The scorer is not beside the checkout: the invented reports were not scored. 未找到评分程序，自编报告未测评分。',
  )
