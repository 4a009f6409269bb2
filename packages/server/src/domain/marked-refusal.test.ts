import { expect, test } from 'vitest'
import { markedRefusal } from './marked-refusal.ts'

test('a text with marks of secrecy is refused, each mark named once', () => {
  const refused = markedRefusal('机密★ 一年', null, '机密★ 一年\n内部资料')
  expect(refused).toMatchObject({ kind: 'refused', reason: 'secrecy-mark', status: 422 })
  expect(refused?.message).toContain('“机密★”、“内部资料”')
})

test('other texts, and none, are not', () => {
  expect(markedRefusal('商业秘密保护工作', '', undefined)).toBeUndefined()
  expect(markedRefusal()).toBeUndefined()
})
