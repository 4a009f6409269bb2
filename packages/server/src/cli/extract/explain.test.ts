import { readReport } from '@luoshi/report'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from './explain.ts'

const pieces = fc.constantFrom('一、', '（一）', '加快建设', '增长6%', '。', '；', '\n', '，', '2024年', '!')
const report = async (text: string) => {
  const outcome = await readReport(new TextEncoder().encode(text), { format: 'txt' })
  if (outcome.kind !== 'report') throw new Error('not read')
  return outcome.report
}
const bare = (text: string) => text.replace(/\s/g, '')

test('every word of the text stands on a line of its own unit, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
      const read = await report(`现在开始。${parts.join('')}`)
      const words = [...explain(read, 'en')]
        .join('')
        .split('\n')
        .map((line) => line.slice(String(read.text.split('\n').length).length + 2 + 26))
      expect(bare(words.join(''))).toBe(bare(read.text))
    }),
    { numRuns: 50 },
  )
})

test('why a unit was left out is said in words', async () => {
  const read = await report('加快建设工业园区。')
  const units = [{ span: read.units[0]?.span ?? [0, 9], role: 'other', why: 'salutation' } as const]
  expect([...explain({ ...read, units }, 'zh')].join('')).toMatch(/^1 {2}其他:称呼套语 +加快建设工业园区。\n$/)
})

test('a unit that nothing accounts for is marked', async () => {
  const read = await report('加快建设工业园区。')
  expect([...explain({ ...read, units: [] }, 'zh')].join('')).toMatch(/^1 {2}\?\? +加快建设工业园区。\n$/)
})
