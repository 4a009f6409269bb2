import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf, type Edit, edit, originRange, respell, runsOf, type Source, sourceOf, textRange } from './source.ts'

/** A text with several rounds of edits made to it. */
const edited = fc
  .tuple(
    fc.string({ maxLength: 40 }),
    fc.array(fc.array(fc.tuple(fc.nat(5), fc.nat(3), fc.string({ maxLength: 3 })), { maxLength: 6 }), { maxLength: 4 }),
  )
  .map(([received, rounds]) =>
    rounds.reduce((source, round, index) => edit(source, `round-${index}`, editsOf(source, round)), sourceOf(received)),
  )

function editsOf(source: Source, steps: readonly (readonly [number, number, string])[]): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const [skip, length, text] of steps) {
    const start = at + skip
    if (start + length > source.text.length) break
    edits.push({ start, end: start + length, text })
    at = start + length
  }
  return edits
}

test('origins ascend on both sides', () => {
  fc.assert(
    fc.property(edited, ({ origins, text, received }) => {
      let [a, b] = [0, 0]
      for (const [textStart, textEnd, start, end] of runsOf(origins)) {
        expect(textStart >= a && textEnd >= textStart && start >= b && end >= start).toBe(true)
        a = textEnd
        b = end
      }
      expect(a).toBeLessThanOrEqual(text.length)
      expect(b).toBeLessThanOrEqual(received.length)
    }),
  )
})

test('every unit that no edit touched is the one received', () => {
  fc.assert(
    fc.property(edited, (source) => {
      for (let i = 0; i < source.text.length; i++) {
        const [start, end] = originRange(source.origins, [i, i + 1])
        const touched = changesOf(source.changes).some(
          (change) => change.start <= start && start < Math.max(change.end, change.start + 1),
        )
        if (!touched && end === start + 1) expect(source.received[start]).toBe(source.text[i])
      }
    }),
  )
})

test('a kept unit is found again by where it came from', () => {
  fc.assert(
    fc.property(edited, (source) => {
      for (const [textStart, textEnd, start, end] of runsOf(source.origins)) {
        if (textEnd - textStart !== end - start) continue
        for (let i = 0; i < textEnd - textStart; i++) {
          expect(originRange(source.origins, [textStart + i, textStart + i + 1])).toEqual([start + i, start + i + 1])
          expect(textRange(source.origins, [start + i, start + i + 1])).toEqual([textStart + i, textStart + i + 1])
        }
      }
    }),
  )
})

test('edits out of order are refused', () => {
  expect(() =>
    edit(sourceOf('发展规划'), 'test', [
      { start: 2, end: 3, text: '' },
      { start: 1, end: 2, text: '' },
    ]),
  ).toThrow(RangeError)
})

test('a text spelled again keeps its origins', () => {
  const source = respell(edit(sourceOf('發(fā)展'), 'marks', [{ start: 1, end: 5, text: '' }]), 'script', '发展', [
    [0, 2],
  ])
  expect(runsOf(source.origins)).toEqual([
    [0, 1, 0, 1],
    [1, 2, 5, 6],
  ])
  expect(changesOf(source.changes).at(-1)).toEqual({ rule: 'script', start: 0, end: 6, certain: true })
  expect(() => respell(source, 'script', '发', [])).toThrow(RangeError)
})
