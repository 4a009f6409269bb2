import { readReport } from '@luoshi/report'
import { expect, test } from 'vitest'
import { csv } from './csv.ts'

test('a text that begins like a formula is not run by a spreadsheet', async () => {
  const outcome = await readReport(new TextEncoder().encode('无关'), { file: '=cmd|x' })
  if (outcome.kind !== 'report') throw new Error('not read')
  const measure = {
    id: 'm1',
    text: '＝1+1',
    span: [0, 2],
    path: [],
    livelihood: false,
    figures: [],
    due: null,
    strength: 'expected',
    places: [],
    units: [],
  } as const
  expect([...csv({ ...outcome.report, areas: [], results: [], targets: [], elsewhere: [measure] })].join('')).toMatch(
    /^'=cmd\|x,.*,'＝1\+1,/,
  )
})
