import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

test.each([
  ['水务\u202e局\u2066', '水务局'],
  ['\u200b任\u200e安\ufeff', '任安'],
  ['一\u0007二\u009b三\u007f', '一二三'],
  ['第一行\n第二行\t尾\r\n', '第一行\n第二行\t尾\r\n'],
  ['任\u061c安\u3164\uffa0\u115f', '任安'],
  ['水\u00ad务\u2063局\u{e0041}\u{1d173}\u180e\ufff9', '水务局'],
  ['葛\u{e0100}❤\ufe0f', '葛\u{e0100}❤\ufe0f'],
  ['👩‍🚒 ﷼ é', '👩‍🚒 ﷼ é'],
])('%j is shown as %j', (given, seen) => {
  expect(visibleText(given)).toBe(seen)
})
