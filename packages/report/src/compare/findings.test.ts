import { describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import { samePlace } from './findings.ts'
import { lastText, reportOf, shippedTable, yearText } from './two-years.fixture.ts'

const plan = '（一）做强农业。\n新建水渠3公里。改造老旧小区8个。'
const next = (review: string, { year = 2032, place = '青禾县', title = '2031年工作回顾' } = {}) =>
  yearText(year, review, '增长6%。', plan, place).replace(/一、\d+年工作回顾/, `一、${title}`)
const road = '新建农村公路30公里。'

const settledWith = async (text: string) => {
  const settlement = compare(await reportOf(lastText), await reportOf(text), shippedTable)
  return { ...settlement, rules: settlement.findings.map(({ rule, prevents }) => (prevents ? `${rule}!` : rule)) }
}

describe('what is a finding and no settlement', () => {
  test.each([
    ['five years', next(`五年来，${road}`, { title: '过去五年工作回顾' }), 'several-years!'],
    ['a term', next(`五年来，我们${road}`, { title: '本届政府工作回顾' }), 'several-years!'],
    ['a term by its office', next(`本届政府任期以来，${road}`, { title: '政府工作回顾' }), 'several-years!'],
    ['a plan’s period', next(road, { title: '“十四五”时期发展回顾' }), 'several-years!'],
    ['a range of years', next(road, { title: '2027—2031年工作回顾' }), 'several-years!'],
    ['four years', next(`四年来，${road}`, { title: '四年来的工作回顾' }), 'several-years!'],
    ['half a year', next(`上半年，${road}`, { title: '2031年上半年工作回顾' }), 'part-of-year!'],
    ['the half of a plan’s year', next(road, { title: '上半年工作完成情况' }), 'part-of-year!'],
    ['three quarters', next(road, { title: '前三季度工作总结' }), 'part-of-year!'],
    ['a year between them is missing', next(road, { year: 2033, title: '2032年工作回顾' }), 'not-consecutive!'],
    ['the wrong order', next(road, { year: 2030, title: '2029年工作回顾' }), 'not-consecutive!'],
    ['the same file', lastText, 'same-document!'],
    ['the same text in another file', `${lastText}\n\n`, 'same-document!'],
    ['another place', next(road, { place: '云岭县' }), 'another-place!'],
    ['a place whose name ends alike', next(road, { place: '北青禾县' }), 'another-place!'],
    ['a township of the place', next(road, { place: '青禾县河口镇' }), 'another-place!'],
    ['no report', '春天到了，院子里的花都开了。\n'.repeat(30), 'no-review!'],
  ])('%s', async (_, text, rule) => {
    const { rules, promises, findings } = await settledWith(text)
    expect(rules).toContain(rule)
    expect(promises).toEqual([])
    for (const { message, messageEn } of findings)
      expect([message.length > 9, messageEn.length > 9]).toEqual([true, true])
  })

  test('the message says what to do: another order, or which report is missing', async () => {
    const messages = async (text: string) => (await settledWith(text)).findings.map(({ message }) => message).join()
    expect(await messages(next(road, { year: 2030, title: '2029年工作回顾' }))).toContain('先后可能放反了')
    expect(await messages(next(road, { year: 2034, title: '2033年工作回顾' }))).toContain('中间缺少 2032—2033 年的报告')
  })
})

describe('what is settled all the same', () => {
  test.each([
    ['one year', next(`过去一年，${road}`), []],
    ['one year that names another by its digits', next(`过去的2031年，${road}`), []],
    [
      'both a term and a year',
      next(`五年来，新建公路300公里。2031年，我们${road}`, { title: '过去五年和2031年工作回顾' }),
      ['several-years'],
    ],
    ['the higher level named too', next(`过去一年，${road}`, { place: '临川市青禾县' }), []],
  ])('%s', async (_, text, rules) => {
    const found = await settledWith(text)
    expect(found.rules).toEqual(rules)
    expect(found.promises.length).toBeGreaterThan(0)
  })
})

test.each([
  ['青禾县', '临川市青禾县', true],
  ['青禾县', '山西青禾县', true],
  ['青禾县', '北青禾县', false],
  ['青禾县', '青禾市', false],
])('%s and %s are one place: %s', (a, b, same) => {
  expect(samePlace(a, b)).toBe(same)
  expect(samePlace(b, a)).toBe(same)
})
