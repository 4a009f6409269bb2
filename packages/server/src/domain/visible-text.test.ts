import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

test.each([
  ['水务\u202e局\u2066', '水务局'],
  ['\u200b任\u200e安\ufeff', '任安'],
  ['一\u0007二\u009b三\u007f', '一二三'],
  ['第一行\n第二行\t尾\r\n', '第一行\n第二行\t尾\r\n'],
  ['👩‍🚒 ﷼ é', '👩‍🚒 ﷼ é'],
])('%j is shown as %j', (given, seen) => {
  expect(visibleText(given)).toBe(seen)
})
