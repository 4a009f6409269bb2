import fc from 'fast-check'
import { expect, test } from 'vitest'
import { soundsLike, soundsOf } from './pinyin.ts'
import { excerptOf, folded, rangesOf, searchTerms } from './search-terms.ts'

test('a question gives its words once, folded', () => {
  expect(searchTerms('  公园，公园 ＡＢ\n热')).toEqual(['公园', 'ab', '热'])
  expect(searchTerms(' 　')).toEqual([])
  // copied with the signs around it
  expect(searchTerms('“口袋公园”（20个）。《办法》')).toEqual(['口袋公园', '20个', '办法'])
  expect(searchTerms('3.5% a_b 2031-09-30')).toEqual(['3.5%', 'a_b', '2031-09-30'])
  expect(searchTerms('？！')).toEqual([])
  expect(searchTerms('一 二 三 四 五 六 七 八 九')).toHaveLength(8)
})

test('an excerpt shows the first hit of a long text, with marks on the terms alone', () => {
  const text = `${'前'.repeat(300)}口袋公园${'后'.repeat(300)}`
  const { text: shown, marks } = excerptOf(text, ['公园'])
  expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true)
  expect(marks.map(([start, end]) => shown.slice(start, end))).toEqual(['公园'])
  expect(excerptOf('短句', ['无'])).toEqual({ text: '短句', marks: [] })
})

test('every range holds a term of the folded text, in order and apart', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ minLength: 1, maxLength: 3 }),
      (text, term) => {
        const ranges = rangesOf(text, [folded(term)].filter(Boolean))
        let done = -1
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThan(done)
          expect(end).toBeGreaterThan(start)
          done = end
        }
        if (ranges.length === 0) expect(folded(text).includes(folded(term))).toBe(false)
      },
    ),
  )
})

test('units and people are found by their sounds', () => {
  expect(soundsOf('财政局')).toEqual({ initials: 'czj', full: 'caizhengju' })
  expect(soundsOf('单青禾', { surname: true }).full).toBe('shanqinghe')
  expect(soundsOf('吕二').full).toBe('lver')
  expect(soundsLike('czj', soundsOf('市财政局'))).toBe(true)
  expect(soundsLike('caizheng', soundsOf('财政局'))).toBe(true)
  // one letter would find everything
  expect(soundsLike('c', soundsOf('财政局'))).toBe(false)
  expect(soundsLike('czj', soundsOf('民政局'))).toBe(false)
})
