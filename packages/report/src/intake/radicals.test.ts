import { expect, test } from 'vitest'
import { withoutRadicals } from './radicals.ts'

test.each([
  ['⼯⼈⺠⽣⻓⽉', '工人民生长月'],
  ['⼾⾭⻘⻢⻔⻋⻩', '户青青马门车黄'],
  ['工人民', '工人民'],
])('%s → %s', (radicals, characters) => {
  expect(withoutRadicals(radicals)).toBe(characters)
})
