import { expect, test } from 'vitest'
import { messageKinds } from '../vocabulary.ts'
import { messageWords } from './message-words.ts'

const facts = { act: null, count: 1, number: '8-2', unit: '水务局', period: '2031年3月' }

test.each([
  [{ kind: 'task-assigned', count: 3, number: null }, '3 项任务已下达水务局，请签收。'],
  [{ kind: 'report-to-judge' }, '水务局报送了第 8-2 项任务的填报，等待审核。'],
  [{ kind: 'report-urged', count: 5, number: null }, '督查室催报：水务局2031年3月还有 5 项没有报送。'],
  [{ kind: 'report-urged', act: 'sign' }, '督查室催报：水务局还有第 8-2 项没有签收。'],
  [{ kind: 'change-decided', act: 'refused' }, '第 8-2 项任务的调整申请未同意，请看意见。'],
  [
    { kind: 'matter-moved', act: 'grant-extension', number: '〔2031〕3号' },
    '督办事项〔2031〕3号的延期申请已同意，请看新的期限。',
  ],
] as const)('%o: %s', (own, words) => {
  expect(messageWords({ ...facts, ...own })).toBe(words)
})

test('every kind says a whole sentence, also without number, unit and period', () => {
  for (const kind of messageKinds)
    expect(messageWords({ kind, act: null, count: 2, number: null, unit: null, period: null })).toMatch(
      /^((?!null|undefined).)+。$/,
    )
})
