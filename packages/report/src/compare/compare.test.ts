import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import type { SettledPromise, Settlement } from './settlement.ts'
import { lastText, nextText, reportOf, shippedTable, yearText } from './two-years.fixture.ts'

const settle = async (last: string, next: string) => {
  const [before, after] = [await reportOf(last), await reportOf(next)]
  return { before, after, settlement: compare(before, after, shippedTable) }
}

let settlement: Settlement
beforeAll(async () => {
  ;({ settlement } = await settle(lastText, nextText))
})

function promise(start: string): SettledPromise {
  const found = settlement.promises.find(({ text }) => text.startsWith(start))
  if (!found) throw new Error(`no promise begins with ${start}`)
  return found
}

describe('what was promised beside what is said', () => {
  test('a promised number that is missed falls short, a raised promise is said to be one', () => {
    const wells = promise('严控地下水')
    expect(wells.claims[0]?.text).toBe('治理地下水超采，关停自备井96眼。')
    expect(wells.claims[0]?.figures).toMatchObject([
      { metric: '关停自备井', value: 120, said: { value: 96, unit: '眼', derived: false }, result: 'below' },
    ])
    expect(wells.verdict).toBe('short')
    expect(wells.again[0]).toMatchObject({ text: '压减地下水开采，关停自备井150眼。', how: 'raised' })
  })

  test('斤 are held against 吨, and the conversion is said', () => {
    const [figure] = promise('加强田间').claims.flatMap(({ figures }) => figures)
    expect(figure).toMatchObject({ value: 30, unit: '亿斤', said: { value: 155, unit: '万吨' }, result: 'reached' })
    expect(figure?.conversion).toBe('30亿斤 折合 150万吨')
  })

  test('growth is worked out from two years’ levels; what grows too much has changed its scope', () => {
    const figures = promise('今年经济社会').claims.flatMap(({ figures }) => figures)
    expect(figures.find(({ metric }) => metric === '地区生产总值')).toMatchObject({
      said: { value: 5, unit: '%', derived: true },
      result: 'below',
    })
    const retail = figures.find(({ metric }) => metric === '社会消费品零售总额')
    expect(retail).toMatchObject({ said: { value: 64, derived: true }, result: 'yardstick' })
    expect(retail?.conversion).toContain('口径疑有变化')
    expect(figures.find(({ metric }) => metric === '一般公共预算收入')).toMatchObject({
      said: { value: 8, derived: false },
      result: 'reached',
    })
    expect(figures.find(({ metric }) => metric === '城镇登记失业率')).toMatchObject({ result: 'yardstick' })
  })

  test('a bridge that was due in June and is being built falls short', () => {
    const bridge = promise('力争城东大桥')
    expect(bridge.claims[0]?.text).toBe('城东大桥正在加快建设，桥墩已经完成浇筑。')
    expect(bridge.verdict).toBe('short')
    expect(bridge.reasons.join()).toContain('6月底前')
    expect(bridge.again[0]?.text).toBe('加快补齐短板，确保城东大桥建成通车。')
  })

  test('the same object with its number reached is met', () => {
    const homes = promise('改善居住')
    expect(homes.claims[0]?.text).toBe('居住条件改善，改造老旧小区21个。')
    expect(homes.verdict).toBe('met')
  })

  test('another thing of the same pattern answers no figure', () => {
    expect(promise('完善社区').claims.flatMap(({ figures }) => figures)).toEqual([])
    expect(promise('完善社区').verdict).not.toBe('met')
  })

  test('a slogan is marked, a promise of something is not', () => {
    expect(promise('坚持人民至上').rhetorical).toBe(true)
    expect(promise('力争城东大桥').rhetorical).toBe(false)
  })
})

describe('what cannot be settled', () => {
  test.each([
    ['another place', yearText(2032, '过去一年，新建公路3公里。', '增长6%。', '（一）做强农业。\n新建水渠3公里。', '云岭县'), 'another-place'],
    ['years apart', yearText(2034, '过去一年，新建公路3公里。', '增长6%。', '（一）做强农业。\n新建水渠3公里。'), 'not-consecutive'],
    ['the same document', lastText, 'same-document'],
    [
      'a review of five years',
      yearText(2032, '（一）五年来，综合实力显著增强。\n五年来，新建农村公路300公里。', '增长6%。', '（一）做强农业。\n新建水渠3公里。').replace('2031年工作回顾', '过去五年工作回顾'),
      'several-years',
    ],
  ])('%s is a finding and no settlement', async (_, next, rule) => {
    const { settlement } = await settle(lastText, next)
    expect(settlement.findings).toContainEqual(expect.objectContaining({ rule, prevents: true }))
    expect(settlement.promises).toEqual([])
  })
})

const sentences = fc.array(
  fc.constantFrom(
    ...['新建学校3所。', '改造老旧小区18个；', '小麦总产30亿斤。', '小麦产量155万吨。', '完成投资5亿元，增长6%。', '加快城东大桥建设。'],
    ...['（一）聚焦民生改善。\n', '“三园一带”全面建成，', '失业率控制在4%以内。', '６月底前通车。', '\n', '，', '。', '粮食增长5%', '坚持高质量发展，'],
  ),
  { maxLength: 14 },
)

test('every text stands at its span, nothing is met without a claim, and no figure is compared without its conversion', async () => {
  await fc.assert(
    fc.asyncProperty(sentences, sentences, sentences, async (promises, review, plan) => {
      const last = yearText(2031, '过去一年，小麦产量150万吨。', '增长7%。', `（一）做好工作。\n${promises.join('')}`)
      const next = yearText(2032, `过去一年，${review.join('')}`, '增长6%。', `（一）做好工作。\n${plan.join('')}`)
      const { before, after, settlement } = await settle(last, next)
      for (const { text, span, verdict, claims, again, probabilities } of settlement.promises) {
        expect(before.text.slice(...span)).toBe(text)
        for (const said of [...claims, ...again]) expect(after.text.slice(...said.span)).toBe(said.text)
        if (verdict === 'met') expect(claims.length).toBeGreaterThan(0)
        expect(Object.values(probabilities).reduce((sum, part) => sum + part)).toBeCloseTo(1)
        for (const { span: [start, end], shared } of claims)
          for (const [from, to] of shared) expect(start <= from && from < to && to <= end).toBe(true)
        for (const { unit, said, conversion, span: place } of claims.flatMap(({ figures }) => figures)) {
          expect(before.text.slice(...place)).not.toBe('')
          expect(after.text.slice(...said.span)).not.toBe('')
          if (said.derived) expect(conversion).not.toBeNull()
          if (/斤|吨/.test(unit ?? '') && unit !== said.unit) expect(conversion).not.toBeNull()
        }
      }
    }),
    { numRuns: 40 },
  )
})
