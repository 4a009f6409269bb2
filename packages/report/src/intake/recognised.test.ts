import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognisedDocument } from './recognised.ts'
import { type RecognisedLine, type RecognisedPage, slopeOf } from './recognised-page.ts'
import { secondReading } from './second-reading.ts'

const em = 30

/** A line whose characters are all of one width, `indent` ems in, on a page turned by `slope`. */
function line(row: number, words: string, { indent = 0, slope = 0, unsure = '' } = {}): RecognisedLine {
  const signs = [...words].filter((sign) => sign !== ' ')
  const [x, width, y] = [100 + indent * em, [...words].length * em, 100 + row * 50]
  const left = x - slope * y
  return {
    text: words,
    confidence: signs.map((sign) => (unsure.includes(sign) ? 80 : 99)),
    left,
    right: left + width,
    baseline: { x0: left, y0: y + slope * x, x1: left + width, y1: y + slope * (x + width) },
  }
}

async function read(...pages: RecognisedPage[]) {
  const intake = await recognisedDocument(new Uint8Array(), '扫描.pdf', 'pdf', pages)
  if (intake.kind === 'refused') throw new Error(intake.message)
  return intake.received
}
const page = (lines: readonly RecognisedLine[], again: readonly string[] | null = lines.map(({ text }) => text)) => ({
  lines,
  again,
})

const paragraph = (slope = 0) => [
  line(0, '全年新建标准厂房九万平方米，引进重点企业十二', { indent: 2, slope }),
  line(1, '家，带动就业三千余人。', { slope }),
  line(2, '改造农村公路七十五公里，打通断头路五条，群众', { indent: 2, slope }),
  line(3, '出行更加方便。', { slope }),
]

describe('a recognised page', () => {
  test.each([0, 0.0175, -0.0175])('has its lines joined to paragraphs, turned by %f', async (slope) => {
    const { text, recognised } = await read(page(paragraph(slope)))
    expect(text.split('\n')).toEqual([
      '全年新建标准厂房九万平方米，引进重点企业十二家，带动就业三千余人。',
      '改造农村公路七十五公里，打通断头路五条，群众出行更加方便。',
    ])
    expect(recognised).toBe(true)
  })

  test.each([
    ['县长 林知远作政府工作报告', '县长 林知远作政府工作报告'],
    ['增长5.6%; 就业2,000人(含返乡) ，详见附表A。', '增长5.6%；就业2,000人（含返乡），详见附表A。'],
  ])('has the signs and blanks of a Chinese text: %s', async (seen, words) => {
    expect((await read(page([line(0, seen)]))).text).toBe(words)
  })

  test('names each place that was read in two ways, a number before all', async () => {
    const lines = [line(0, '完成投资62亿元，改造老昌小区12个，惠及群众。')]
    const { text, findings } = await read(page(lines, ['完成投资82亿元，改造老旧小区12个。惠及群众。']))
    const own = findings.filter(({ rule }) => rule !== 'recognised')
    expect(own.map(({ rule, span: [start, end], expected }) => [rule, text.slice(start, end), expected])).toEqual([
      ['recognised-digits-differ', '6', '8'],
      ['recognised-read-otherwise', '昌', '旧'],
    ])
  })

  test('names what the engine was not sure of, and a digit it took for a letter', async () => {
    const { text, findings } = await read(page([line(0, '二是2024年]月开工建设的渡槽已经通水。', { unsure: '渡' })]))
    const own = findings.filter(({ rule }) => rule === 'recognised-unsure')
    expect(own.map(({ span: [start, end] }) => text.slice(start, end))).toEqual(['1', '渡'])
  })

  test('says what it left out and what it could not check', async () => {
    const stamp = { ...line(9, '畾鑫'), confidence: [20, 31] }
    const { findings, text } = await read(page([...paragraph(), stamp], null))
    expect(text).not.toContain('畾')
    expect(findings.map(({ rule }) => rule)).toEqual(['recognised', 'recognised-noise', 'recognised-once'])
  })

  test('without any text is refused with what to do', async () => {
    const intake = await recognisedDocument(new Uint8Array(), null, 'image', [page([])])
    expect(intake).toMatchObject({
      kind: 'refused',
      reason: 'no-text-layer',
      message: expect.stringContaining('重新扫描'),
    })
  })
})

test('the slope of a page is that of most of its text', () => {
  const stray = { ...line(4, '印'), baseline: { x0: 0, y0: 0, x1: 30, y1: 30 } }
  expect(slopeOf([...paragraph(0.01), stray])).toBeCloseTo(0.01)
})

const words = fc.array(fc.constantFrom(...'新建厂房九万平方米12'), { maxLength: 40 })

test('a second reading is laid beside the first without losing a character of it', () => {
  fc.assert(
    fc.property(words, words, (first, second) => {
      const seen = secondReading(first, second) ?? []
      expect(seen).toHaveLength(first.length)
      if (first.length > 0) expect(seen.join('')).toBe(second.join(''))
    }),
  )
  expect(secondReading([...'增长5.6%'], [...'增长56%'])).toEqual([...'增长5', '', '6', '%'])
})
