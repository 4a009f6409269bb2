import { expect, test } from 'vitest'
import { documentedShare, readCode } from './code-figures.mjs'

const code = readCode()

test('of the exported names at least 95 in 100 have a docstring, in each package', () => {
  for (const name of ['report', 'server', 'desk'])
    expect([name, documentedShare(code.filter((file) => file.package === name)) >= 0.95]).toEqual([name, true])
})

test('a docstring says more than its name', () => {
  const words = (text) =>
    new Set(
      text
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.filter((word) => !dull.has(word)) ?? [],
    )
  const restated = code.flatMap(({ path, exports }) =>
    exports
      .filter(({ doc }) => doc && /^[\w\s.,;:'’(){}@/-]+$/.test(doc))
      .filter(({ name, doc }) => {
        const said = words(name.replaceAll(/([A-Z])/g, ' $1'))
        return [...words(doc)].every((word) => said.has(word))
      })
      .map(({ name, line }) => `${path}:${line} ${name}`),
  )
  expect(restated).toEqual([])
})

test('no file is over 300 lines but data', () => {
  expect(
    code.filter(({ lines, isData }) => lines > 300 && !isData).map(({ path, lines }) => `${path} ${lines}`),
  ).toEqual([])
})

test('no function, and so no component, is over 200 lines', () => {
  const long = code.flatMap(({ path, functions }) =>
    functions.filter(({ lines }) => lines > 200).map(({ name, line, lines }) => `${path}:${line} ${name} ${lines}`),
  )
  expect(long).toEqual([])
})

test('the reader’s own room casts at most 3 times in 1,000 lines', () => {
  const room = code.filter(({ path }) => path.includes('/report/src/understand/'))
  const lines = room.reduce((sum, file) => sum + file.lines, 0)
  const casts = room.reduce((sum, file) => sum + file.casts, 0)
  expect((casts / lines) * 1000).toBeLessThanOrEqual(3)
})

/** Words that say nothing by themselves. */
const dull = new Set(['a', 'an', 'the', 'of', 'to', 'is', 'for', 'and', 'or', 'in', 'by', 's', 'props', 'link'])
