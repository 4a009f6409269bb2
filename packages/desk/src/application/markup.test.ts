import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('..', import.meta.url))

test('what people wrote is shown as text: no screen writes markup past React', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  const past = files.filter((name) =>
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/.test(
      readFileSync(`${source}/${name}`, 'utf8'),
    ),
  )
  expect(past).toEqual([])
})
