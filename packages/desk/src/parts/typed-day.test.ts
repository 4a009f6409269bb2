import { expect, test } from 'vitest'
import { typedDay } from './typed-day.ts'

test.each([
  ['2031-06-30', '2031-06-30'],
  ['2031-6-3', '2031-06-03'],
  ['2031.6.30', '2031-06-30'],
  ['2031/06/30', '2031-06-30'],
  ['2031年6月30日', '2031-06-30'],
  ['２０３１年６月３０日', '2031-06-30'],
  ['20310630', '2031-06-30'],
  ['2031-06', undefined],
  ['2031-02-30', undefined],
  ['2', undefined],
  ['', undefined],
])('%s', (words, day) => expect(typedDay(words)).toBe(day))
