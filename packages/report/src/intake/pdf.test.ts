import { expect, test } from 'vitest'
import { encodeAs, encodeUtf16, fixture } from './fixtures/bytes.fixture.ts'
import { pdf } from './fixtures/documents.fixture.ts'
import { receive } from './intake.ts'

const simplified = '云溪市2024年政府工作报告。'
const traditional = '雲溪市2024年政府工作報告。'

test.each([
  ['GBK-EUC-H', pdf('GBK-EUC-H', 'GB1', [encodeAs('gb18030', simplified)]), simplified],
  ['UniGB-UCS2-H', pdf('UniGB-UCS2-H', 'GB1', [encodeUtf16(simplified, true)]), simplified],
  ['ETen-B5-H', pdf('ETen-B5-H', 'CNS1', [encodeAs('big5', traditional)]), traditional],
])('reads a font outside the file by its table %s', async (_, bytes, text) => {
  expect(await receive(bytes)).toMatchObject({ kind: 'received', received: { format: 'pdf', text } })
})

test('does not take glyph numbers for characters', async () => {
  const intake = await receive(pdf('Identity-H', 'GB1', [encodeUtf16(simplified, true)]))
  expect(intake).toMatchObject({ kind: 'refused', reason: 'no-text-layer' })
})

test('says on which page each paragraph begins', async () => {
  const intake = await receive(fixture('libreoffice.pdf'))
  if (intake.kind === 'refused') throw new Error(intake.message)
  const { text, places } = intake.received
  expect(places.map(({ page }) => page)).toEqual([1, 2])
  for (const { start } of places) expect(start === 0 || text[start - 1] === '\n').toBe(true)
})
