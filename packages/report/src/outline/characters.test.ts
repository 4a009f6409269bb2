import { expect, test } from 'vitest'
import { isWord } from './characters.ts'

test('a code unit carries meaning exactly where it is a letter, a number or a per cent sign, or opens a pair', () => {
  const wrong: number[] = []
  for (let code = 0; code < 0x10000; code++) {
    const opensPair = code >= 0xd800 && code < 0xdc00
    if (isWord(code) !== (opensPair || /[\p{L}\p{N}%％]/u.test(String.fromCharCode(code)))) wrong.push(code)
  }
  expect(wrong).toEqual([])
})
