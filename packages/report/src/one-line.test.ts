import { describe, expect, test } from 'vitest'
import { inProportion } from './busy-time.fixture.ts'
import { readReport } from './index.ts'

const head = '云溪县政府工作报告　各位代表：一、2025年工作回顾。完成投资3亿元。二、2026年工作安排。'
const area = (at: number) =>
  `（${'一二三四五'[at]}）聚焦第${at + 1}类工作。新建农村公路${at + 7}公里；改造老旧小区${at + 3}个。`
const report = head + [0, 1, 2, 3, 4].map(area).join('')
const closing = '各位代表，让我们为建设美好家园而努力奋斗！谢谢大家！'
/** Some 400,000 characters of one piece after another. */
const many = (piece: (at: number) => string) => {
  let text = ''
  for (let at = 0; text.length < 400_000; at++) text += piece(at)
  return text
}

/** Texts of one line, as a site or a converter stores them that has lost every line break. */
const lines: Record<string, () => string> = {
  'short clauses and nothing else': () => many((at) => `推进${at}；`),
  'short promises inside an area': () => report + many((at) => `建成${at}个；`),
  'clauses behind the closing': () => report + closing + many((at) => `第${at}号文件供参考。`),
  'quotes that nothing shuts': () => report + many(() => '“推进项'),
  'brackets that nothing shuts': () => report + many(() => '（推进项'),
  'marks damaged to ?': () => report + many(() => '推进?项目?'),
  'promises with those who keep them': () => report + many((at) => `新建泵站${at}座。（责任单位：县水利局）`),
  'one promise and thousands who keep it': () => `${report}新建泵站9座。${many(() => '（责任单位：县水利局）')}`,
  'requirements that never end': () => report + many(() => '坚持推进征集项目'),
  'one report many times over': () => many(() => report + closing),
}

describe('the time for one line grows with its length', () => {
  test.each(Object.entries(lines))('%s', async (_name, text) => {
    const bytes = new TextEncoder().encode(text())
    const read = await inProportion(() => readReport(bytes))
    expect(read.kind).toBe('report')
  })
})

test('a copy that ends inside a line is read once, and the line with it', async () => {
  const sentences = Array.from(
    { length: 24 },
    (_, at) => `（${at + 1}）建成第${at + 1}座社区服务中心，改造管网${at + 2}公里。`,
  )
  const once = `${head}${sentences.join('')}`
  const read = await readReport(new TextEncoder().encode(`${once}${once}未完的一句`))
  if (read.kind !== 'report') throw new Error(read.reason)
  const { findings, areas, elsewhere } = read.report
  expect(findings.map(({ rule }) => rule)).toContain('text-repeated')
  const promises = [...areas.flatMap(({ measures }) => measures), ...elsewhere].map(({ text }) => text)
  expect(new Set(promises).size).toBe(promises.length)
  expect(promises.length).toBeGreaterThan(15)
})
