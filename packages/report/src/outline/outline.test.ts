import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gluedTitleEnd } from './glued-title.ts'
import { hanNumber, readMarker } from './markers.ts'
import { outlineOf } from './outline.ts'

const cut = (text: string) => outlineOf(text).units.map(({ words }) => words)

describe('a unit is a sentence or a semicolon clause', () => {
  test.each([
    [
      'full stops and semicolons cut',
      '新建学校2所；改造道路。确保投产！',
      ['新建学校2所；', '改造道路。', '确保投产！'],
    ],
    ['quotes hold together', '打造“一区；两园。”格局。继续努力。', ['打造“一区；两园。”格局。', '继续努力。']],
    [
      'brackets and titles hold together',
      '落实《办法（试行）。》（见附件；下同）要求。',
      ['落实《办法（试行）。》（见附件；下同）要求。'],
    ],
    ['a bracket never shut holds nothing', '推进（一期工程。建成二期。', ['推进（一期工程。', '建成二期。']],
    ['lines cut', '工作安排\n加快建设', ['工作安排', '加快建设']],
    ['what says nothing is left out', '。；！\n—\n好的。', ['好的。']],
    [
      'a lead-in ends where the first heading begins',
      '重点抓好两个方面：（一）抓产业。引进项目。',
      ['重点抓好两个方面：', '（一）抓产业。', '引进项目。'],
    ],
    [
      'a numbered heading parted only by a blank',
      '二、2023年工作安排 今年我们将加快推进各项重点工程建设。抓好落实。',
      ['二、2023年工作安排', '今年我们将加快推进各项重点工程建设。', '抓好落实。'],
    ],
  ])('%s', (_, text, units) => expect(cut(text)).toEqual(units))
})

test('lists led in to without end are cut one by one, however many', () => {
  const { units } = outlineOf('抓好工作：一、发展'.repeat(20_000))
  expect(units).toHaveLength(20_001)
})

test('all words are in exactly one unit, in order, but for pieces of fewer than two characters', () => {
  const piece = fc.constantFrom(
    '建设',
    '学校',
    '2所',
    '。',
    '；',
    '，',
    '“',
    '”',
    '（',
    '）',
    '\n',
    ' ',
    '\u3000\u3000',
    '一、',
    '（二）',
    '：',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const { units, lines } = outlineOf(text)
      let last = 0
      for (const { start, end, words } of units) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(text.slice(start, end)).toBe(words)
        expect(text.slice(last, start).replace(/[^\p{L}\p{N}]/gu, '').length).toBeLessThanOrEqual(
          1 + [...text.slice(last, start)].filter((c) => '。；\n'.includes(c)).length,
        )
        last = end
      }
      expect(lines.every(({ from, to }) => to > from)).toBe(true)
    }),
  )
})

test.each([
  ['一、产业', 'han', 1],
  ['（十二）生态', 'han-bracket', 12],
  ['(三)民生', 'han-bracket', 3],
  ['3.项目', 'digit', 3],
  ['3、项目', 'digit', 3],
  ['（4）农业', 'digit-bracket', 4],
  ['⑤教育', 'circle', 5],
  ['第二，改革', 'ordinal', 2],
  ['第三部分 安排', 'part', 3],
  ['六是就业', 'item', 6],
  ['二要落实', 'item', 2],
  ['——交通', 'dash', 0],
  ['● 一是市场', 'item', 1],
])('the marker of %s', (text, kind, number) => expect(readMarker(text, 0)).toMatchObject({ kind, number }))

test.each(['3.5亿元', '一批项目', '第二产业', '2023年', '产业一、二'])('%s has no marker', (text) =>
  expect(readMarker(text, 0)).toBeNull(),
)

test.each([
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['三十一', 31],
])('%s is %i', (words, number) => expect(hanNumber(words)).toBe(number))

test('a title run into its first sentence ends where the sentence begins', () => {
  expect(gluedTitleEnd('2023年工作安排各位代表，2023年是关键一年。')).toBe('2023年工作安排'.length)
  expect(gluedTitleEnd('今后五年的主要目标今后五年，我们将建设茶乡。')).toBe('今后五年的主要目标'.length)
  expect(gluedTitleEnd('加快茶业升级，培育山区新动能。')).toBe(-1)
})
