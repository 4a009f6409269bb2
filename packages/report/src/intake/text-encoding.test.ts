import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeAs, encodeUtf16, reportText } from './fixtures/bytes.fixture.ts'
import { receive } from './intake.ts'
import { detectEncoding } from './text-encoding.ts'

const simplified = '各位代表：现在，我代表市人民政府向大会报告工作。去年新建农村公路42公里，粮食产量稳定在40万吨以上。'
const traditional = '各位代表：現在，我代表市人民政府向大會報告工作。去年新建農村公路42公里，糧食產量穩定在40萬噸以上。'

test.each([
  ['utf-8', new TextEncoder().encode(simplified), simplified],
  ['utf-8', new TextEncoder().encode(`\ufeff${simplified}`), simplified],
  ['gb18030', encodeAs('gb18030', simplified), simplified],
  ['gb18030', encodeAs('gb18030', traditional), traditional],
  ['big5', encodeAs('big5', traditional), traditional],
  ['utf-16le', encodeUtf16(`\ufeff${simplified}`, false), simplified],
  ['utf-16be', encodeUtf16(`\ufeff${simplified}`, true), simplified],
  ['utf-16le', encodeUtf16(simplified, false), simplified],
  ['utf-16be', encodeUtf16(simplified, true), simplified],
  ['utf-16le', encodeUtf16('第一季度\r\n', false), '第一季度\r\n'],
])('reads %s', async (encoding, bytes, text) => {
  const intake = await receive(bytes)
  expect(intake).toMatchObject({ kind: 'received', received: { format: 'txt', encoding, text, findings: [] } })
})

const prose = fc
  .array(
    fc.constantFrom(...simplified.replace(/[\x20-\x7e]/g, ''), ...'发展建设产业民生改革创新推进实施，。、；“”（）123'),
    { minLength: 40, maxLength: 400 },
  )
  .map((signs) => signs.join(''))

test('finds the encoding of any prose', () => {
  fc.assert(
    fc.property(prose, (text) => {
      expect(detectEncoding(new TextEncoder().encode(text)).encoding).toBe('utf-8')
      expect(detectEncoding(encodeAs('gb18030', text)).encoding).toBe('gb18030')
      expect(detectEncoding(encodeUtf16(text, false)).encoding).toBe('utf-16le')
      expect(detectEncoding(encodeUtf16(text, true)).encoding).toBe('utf-16be')
    }),
    { numRuns: 60 },
  )
})

test('keeps a text with a few broken bytes and says where they were', async () => {
  const bytes = new TextEncoder().encode(reportText())
  const at = bytes.indexOf(0xe5)
  bytes[at + 1] = 0x20
  const intake = await receive(bytes)
  if (intake.kind !== 'received') throw new Error(intake.message)
  const { text, encoding, findings } = intake.received
  expect(encoding).toBe('utf-8')
  expect(findings.length).toBeGreaterThan(0)
  for (const { rule, span } of findings) {
    expect(rule).toBe('undecodable-bytes')
    expect(text.slice(...span)).toMatch(/^\ufffd+$/)
  }
})

test('a text in GBK keeps its encoding when a byte of a pair is lost', async () => {
  const bytes = encodeAs('gb18030', `${simplified}\n`.repeat(20))
  const intake = await receive(new Uint8Array([...bytes.subarray(0, 101), ...bytes.subarray(102)]))
  expect(intake).toMatchObject({ kind: 'received', received: { encoding: 'gb18030' } })
})
