import fc from 'fast-check'
import { expect, test } from 'vitest'
import { receivedStretch, textChanges } from './report-changes.ts'

const all = (text: string, received: string, origins: readonly (readonly [number, number, number, number])[]) =>
  textChanges(text, received, origins, []).map(({ before, after }) => `${after}←${before}`)

test.each([
  ['nothing changed', '发展', '发展', [[0, 2, 0, 2]], []],
  ['one for one', '发展', '發展', [[0, 2, 0, 2]], ['发←發']],
  [
    'a reading dropped',
    '发展',
    '發(fā)展',
    [
      [0, 1, 0, 5],
      [1, 2, 5, 6],
    ],
    ['发←發(fā)'],
  ],
  [
    'neighbours are one',
    '产业化',
    '產(chǎn)業(yè)化',
    [
      [0, 1, 0, 7],
      [1, 2, 7, 12],
      [2, 3, 12, 13],
    ],
    ['产业←產(chǎn)業(yè)'],
  ],
  [
    'words left out',
    '发展',
    '发（广告）展',
    [
      [0, 1, 0, 1],
      [1, 2, 5, 6],
    ],
    ['←（广告）'],
  ],
  [
    'blanks are no change',
    '发展',
    '发 展',
    [
      [0, 1, 0, 1],
      [1, 2, 2, 3],
    ],
    [],
  ],
] as const)('%s', (_, text, received, origins, found) => expect(all(text, received, origins)).toEqual(found))

test('a doubtful repair makes the change doubtful', () => {
  const [change] = textChanges('建成', '廿成', [[0, 2, 0, 2]], [{ span: [0, 1], certain: false }])
  expect(change).toEqual({ start: 0, end: 1, before: '廿', after: '建', certain: false })
})

test('putting back what the file had makes the file again', () => {
  const piece = fc.record({
    after: fc.constantFrom('发', '展', '产业', ''),
    before: fc.constantFrom('發', '展', '產業(yè)', '?'),
  })
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      let [text, received] = ['', '']
      const origins = pieces.map(({ after, before }) => {
        const run = [text.length, text.length + after.length, received.length, received.length + before.length] as const
        text += after
        received += before
        return run
      })
      let again = ''
      let at = 0
      for (const { start, end, before } of textChanges(text, received, origins, [])) {
        again += text.slice(at, start) + before
        at = end
      }
      expect(again + text.slice(at)).toBe(received)
    }),
  )
})

test('a stretch of the text is found again in the file', () => {
  const [received, origins] = [
    '推动產(chǎn)業(yè)转型',
    [
      [0, 2, 0, 2],
      [2, 3, 2, 9],
      [3, 4, 9, 14],
      [4, 6, 14, 16],
    ],
  ] as const
  expect(receivedStretch(received, origins, 2, 4)).toBe('產(chǎn)業(yè)')
  expect(receivedStretch(received, origins, 1, 5)).toBe('动產(chǎn)業(yè)转')
  expect(receivedStretch(received, origins, 6, 9)).toBe('')
})
