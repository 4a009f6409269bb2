import { expect, test } from 'vitest'
import { documentNumber, readDocumentNumber } from './document-number.ts'

test.each([
  ['〔2031〕12号', 2031, 12],
  ['[2031]012号', 2031, 12],
  ['（２０３１）第１２号', 2031, 12],
  [' 【2031】 1 号', 2031, 1],
])('%s is of %i, the %ith', (written, year, ordinal) => {
  expect(readDocumentNumber(written)).toEqual({ year, ordinal })
})

test('what is no number is not read as one, and what is written is read again', () => {
  for (const written of ['2031年12号', '〔2031〕号', '〔2031〕0号', '〔31〕12号', ''])
    expect(readDocumentNumber(written)).toBeUndefined()
  expect(readDocumentNumber(documentNumber(2031, 7))).toEqual({ year: 2031, ordinal: 7 })
})
