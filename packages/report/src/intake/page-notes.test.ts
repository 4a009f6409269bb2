import { expect, test } from 'vitest'
import type { PageLine } from './page-line.ts'
import { withoutPageNotes } from './page-notes.ts'

const line = (text: string, size = 16, page = 1): PageLine => ({ page, text, left: 70, right: 500, y: 100, size })
const prose = Array.from({ length: 6 }, (_, i) => line(`第${i + 1}项工作稳步推进，建成标准厂房${i + 2}万平方米。`))

test('notes at the foot of a page are left out with all their lines, and counted', () => {
  const foot = [line('①“链长制”：由负责人牵头的', 10.5), line('工作制度。', 10.5), line('②“林长制”：同上。', 10.5)]
  const { lines, notes, pages } = withoutPageNotes([...prose, ...foot])
  expect(lines).toEqual(prose)
  expect(notes).toBe(2)
  expect(pages).toEqual([1])
})

test.each([
  ['as large as the text', [line('①新建幼儿园3所。', 16)]],
  ['without the mark of a note', [line('云溪市人民政府办公室印发', 10.5)]],
  ['above more text', [line('①新建幼儿园3所。', 10.5), line('完成投资58亿元。')]],
  ['in columns', [{ ...line('①新建幼儿园3所。', 10.5), column: { left: 70, right: 200 } }]],
])('a last line %s stays', (_, last) => {
  expect(withoutPageNotes([...prose, ...last])).toEqual({ lines: [...prose, ...last], notes: 0, pages: [] })
})

test('a page of small print only, such as a table, stays whole', () => {
  const table = Array.from({ length: 8 }, (_, i) => line(`${i + 1} 新建停车场${i + 1}处`, 10.5, 2))
  expect(withoutPageNotes([...prose, ...table]).lines).toHaveLength(14)
})
