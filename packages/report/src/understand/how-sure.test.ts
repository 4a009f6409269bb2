import { expect, test } from 'vitest'
import { measuresOf, reading } from './kinds.fixture.ts'

const groundOf = (words: string) => {
  const areas = [
    '（一）壮大特色产业，增强县域实力。',
    `开工技改项目16个，完成工业投资21亿元。${words}`,
    '（二）建设和美乡村。',
    '改造农村公路64公里。',
  ]
  const { sure, rule } = measuresOf(reading({ areas })).find(({ text }) => text === words) ?? {}
  return { sure, rule }
}

test.each([
  ['新建标准厂房5万平方米，培育规上企业6家。', { sure: 'sure', rule: 'work-with-figure' }],
  ['完善现代企业制度，健全国有资产监管体系。', { sure: 'sure', rule: 'work' }],
  ['县中医院新院区主体封顶。', { sure: 'likely', rule: 'state' }],
  ['加大执法力度，让群众越来越放心。', { sure: 'doubtful', rule: 'work' }],
])('%s', (words, ground) => {
  expect(groundOf(words)).toEqual(ground)
})

test('every measure, result and target says how sure it is and by which rule', () => {
  const report = reading({})
  for (const { sure, rule } of [...measuresOf(report), ...report.results, ...report.targets]) {
    expect(['sure', 'likely', 'doubtful']).toContain(sure)
    expect(rule).toMatch(/^[a-z-]+$/)
  }
})
