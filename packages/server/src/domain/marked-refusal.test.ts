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

test.each([
  '秘密★',
  '机密＊10年',
  '机 密 ★ 长期',
  '机　密\n',
  '【机密】',
  '（秘密）',
  '秘密 10年',
  '機密',
  '絕密',
  '绝 密',
  '密　级：机　密',
  '密级:工作秘密',
  '内 部 资 料',
  '內部資料',
  '内部文件，注意保密',
  '仅供 内部参考',
])('%j is a mark', (text) => expect(markedRefusal(`一季度完成投资3亿元。\n${text}\n`)?.reason).toBe('secrecy-mark'))

test.each([
  '坚决杜绝密集场所火灾隐患',
  '拒绝密切接触者聚集',
  '加强国家秘密和商业秘密保护',
  '开展内部资料管理整治',
  '机密性要求已落实，秘密级以下不涉及',
  '化解机构内部矛盾',
])('%j is not', (text) => expect(markedRefusal(text)).toBeUndefined())
