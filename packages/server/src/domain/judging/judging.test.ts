import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IndicatorTarget, type IndicatorVerdict, judgeIndicator } from './judge-indicator.ts'
import { judgeLight, type LightInputs } from './judge-light.ts'
import { defaultLightRules, lightRulesTrouble } from './light-rules.ts'
import { milestonesMet, type Plan, planned } from './plan.ts'
import { waterGrade } from './water-grade.ts'

const target = (
  rule: IndicatorTarget['rule'],
  value: number | null,
  more: Partial<IndicatorTarget> = {},
): IndicatorTarget => ({
  name: '某指标',
  rule,
  op: '>=',
  value,
  text: null,
  max: null,
  base: null,
  binding: false,
  yearEndOnly: false,
  ...more,
})
const value = (number: number | null, text: string | null = null) => ({ value: number, text })
const judge = (of: IndicatorTarget, known: number | null, plan: number | null = 50, final = false) =>
  judgeIndicator(of, value(known), plan, final)

describe('a level that is to be reached', () => {
  const started = target('level', 60)
  test('is reached or not in any month, with no way to it from zero', () => {
    expect(judge(started, 62, 8.3)).toMatchObject({ met: true, actual: null, plan: null, deviation: null })
    expect(judge(started, 59.9, 8.3)).toMatchObject({ met: false, deviation: null, bindingMissed: false })
    expect(judge(started, null)).toEqual({ kind: 'open', reason: 'no-value' })
  })
  test('never depends on the month', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (value, plan) => {
          expect(judge(started, value, plan)).toEqual(judge(started, value, null))
        },
      ),
    )
  })
})

describe('the plan of a month', () => {
  test.each([
    [1, 8.3],
    [3, 25],
    [6, 50],
    [11, 91.7],
    [12, 100],
  ])('序时进度 by the end of month %i is %d', (month, percent) => {
    expect(planned({ kind: 'months' }, 2031, month)).toBe(percent)
  })
  test('a node curve holds from node to node; before the first nothing is required', () => {
    const curve: Plan = {
      kind: 'curve',
      nodes: [
        { month: 4, percent: 10 },
        { month: 10, percent: 120 },
      ],
    }
    expect([3, 4, 9, 10, 12].map((month) => planned(curve, 2031, month))).toEqual([null, 10, 10, 120, 120])
  })
  test('milestones count alike unless they say how far the whole is', () => {
    const one = { wording: '开工', dueOn: '2031-03-31', percent: null, metOn: '2031-04-02' }
    const other = { wording: '主体完工', dueOn: '2031-09-30', percent: null, metOn: null }
    const plan: Plan = { kind: 'milestones', milestones: [one, other] }
    expect([2, 3, 8, 9].map((month) => planned(plan, 2031, month))).toEqual([null, 50, 50, 100])
    expect([3, 4, 12].map((month) => milestonesMet([one, other], 2031, month))).toEqual([0, 50, 50])
    const said: Plan = {
      kind: 'milestones',
      milestones: [
        { ...one, percent: 20 },
        { ...other, percent: 70 },
      ],
    }
    expect([3, 9].map((month) => planned(said, 2031, month))).toEqual([20, 70])
  })
  test('no requirement is null, never 0', () => {
    expect(planned({ kind: 'none' }, 2031, 6)).toBeNull()
    expect(planned({ kind: 'milestones', milestones: [] }, 2031, 6)).toBeNull()
  })
})

describe('indicators', () => {
  test('January to November: 91.6 is behind, 91.7 met', () => {
    const plan = planned({ kind: 'months' }, 2031, 11)
    expect(judge(target('share', 1000), 916, plan)).toMatchObject({ met: false, actual: 91.6, deviation: -0.1 })
    expect(judge(target('share', 1000), 917, plan)).toMatchObject({ met: true, actual: 91.7, deviation: 0 })
  })
  test('a growth rate is held against the target rate, never by time: 5.9 against 6.0 in the first quarter is behind', () => {
    expect(judge(target('growth', 6), 5.9, 25)).toMatchObject({ met: false, deviation: -0.1 })
    expect(judge(target('growth', 6), 6, 25)).toMatchObject({ met: true, deviation: 0 })
  })
  test.each([
    [147.6, 147.6],
    [200, 200],
    [286, 286],
  ])('over-fulfilment stays what it is: %d', (reached, actual) => {
    expect(judge(target('share', 100), reached)).toMatchObject({ met: true, actual })
  })
  test('a fall of 14.0 % where 5 % were wanted is 280 %, with either sign', () => {
    expect(judge(target('reduction', -5), -14)).toMatchObject({ met: true, actual: 280 })
    expect(judge(target('reduction', 5), 14)).toMatchObject({ met: true, actual: 280 })
    expect(judge(target('reduction', -5), 2)).toMatchObject({ met: false, actual: -40 })
    for (const [wanted, value, said, actual] of [
      [-3, 3.2, '下降', 106.7],
      [-3, -3.2, '下降', 106.7],
      [3, -3.2, '下降', 106.7],
      [3, 3.2, '下降', 106.7],
      [-3, 3.2, '上升', -106.7],
      [3, 3.2, '上升', -106.7],
    ] as const)
      expect(judgeIndicator(target('reduction', wanted), { value, text: said }, null, false)).toMatchObject({ actual })
    expect(judge(target('lower', -10), -20)).toMatchObject({ met: true, actual: 200, deviation: 100 })
    expect(judge(target('lower', -10), -5)).toMatchObject({ met: false, actual: 50, deviation: -50 })
    expect(judge(target('reduction', 38, { base: 40 }), 39)).toMatchObject({ met: false, actual: 50 })
  })
  test('lower is better: 30 against at most 35 is met, 70 is twice too much', () => {
    const pm = target('lower', 35, { op: '<=' })
    expect(judge(pm, 30)).toMatchObject({ met: true })
    expect(judge(pm, 35)).toMatchObject({ met: true, deviation: 0 })
    expect(judge(pm, 70)).toMatchObject({ met: false, deviation: -100 })
    expect(judge(target('lower', 3, { op: '<=', max: 3.5 }), 3.4)).toMatchObject({ met: true })
  })
  test('a rank is kept when it is no worse, and has no percentage', () => {
    const rank = target('rank', 3, { op: 'rank<=' })
    expect(judge(rank, 3)).toMatchObject({ met: true, actual: null, deviation: null })
    expect(judge(rank, 4)).toMatchObject({ met: false, actual: null, deviation: null })
  })
  test.each([
    ['Ⅱ类', 'Ⅲ类', true],
    ['3类', 'Ⅲ', true],
    ['IV', 'Ⅲ类', false],
    ['劣Ⅴ类', 'Ⅴ类', false],
    ['二类', 'II', true],
  ])('water of %s where %s is wanted: %s', (found, wanted, met) => {
    expect(
      judgeIndicator(target('grade', null, { op: 'grade', text: wanted }), value(null, found), null, false),
    ).toMatchObject({ met })
  })
  test.each([
    ['I', 'Ⅰ'],
    ['Ⅳ类', 'Ⅳ'],
    ['IV', 'Ⅳ'],
    ['2类', 'Ⅱ'],
    ['五类', 'Ⅴ'],
    ['劣五类', '劣Ⅴ'],
    ['劣Ⅳ', null],
    ['优良', null],
  ])('%s is the grade %s', (word, grade) => {
    expect(waterGrade(word)).toBe(grade)
  })
  test('a state that is to last: falling back is a regress', () => {
    const heating = target('maintained', 100, { text: '全覆盖' })
    expect(judge(heating, 100)).toMatchObject({ met: true, regressed: false })
    expect(judge(heating, 99.2)).toMatchObject({ met: false, regressed: true })
    const words = target('maintained', null, { text: '全覆盖' })
    expect(judgeIndicator(words, value(null, '全覆盖'), null, false)).toMatchObject({ met: true })
    expect(judgeIndicator(words, value(98), null, false)).toMatchObject({ regressed: true })
  })
  test('what is measured at the year’s end only is open before', () => {
    const energy = target('lower', 3, { yearEndOnly: true })
    expect(judge(energy, 9)).toEqual({ kind: 'open', reason: 'year-end' })
    expect(judge(energy, 9, 100, true)).toMatchObject({ met: false })
  })
  test('no value and no target are open, never 0', () => {
    expect(judgeIndicator(target('share', 10), null, 50, false)).toEqual({ kind: 'open', reason: 'no-value' })
    expect(judge(target('share', null), 10)).toEqual({ kind: 'open', reason: 'no-target' })
  })
  test('a binding amount is missed only when its time is over, a binding level as soon as it is not kept', () => {
    expect(judge(target('share', 100, { binding: true }), 10)).toMatchObject({ bindingMissed: false })
    expect(judge(target('share', 100, { binding: true }), 99, 100, true)).toMatchObject({ bindingMissed: true })
    expect(judge(target('lower', 35, { binding: true, op: '<=' }), 36)).toMatchObject({ bindingMissed: true })
  })
  test('before a plan asks for anything an amount is open, in the end all of it is asked', () => {
    for (const known of [value(3), null])
      expect(judgeIndicator(target('share', 10), known, null, false)).toEqual({ kind: 'open', reason: 'no-plan' })
    expect(judge(target('share', 10), 3, null, true)).toMatchObject({ met: false, plan: 100 })
    expect(judge(target('done', null), 0, null)).toEqual({ kind: 'open', reason: 'no-plan' })
  })
  test('in the end 99.96 is not the whole, though it is written 100.0', () => {
    const binding = { binding: true }
    expect(judge(target('share', 10000, binding), 9996, 100, true)).toMatchObject({ met: false, bindingMissed: true })
    expect(judge(target('reduction', -5, binding), -4.998)).toMatchObject({ met: false, bindingMissed: true })
    expect(judge(target('reduction', 38.1, { base: 40 }), 38.1)).toMatchObject({ met: true, actual: 100 })
  })
  test.each([
    ['完成验收', true],
    ['实现全覆盖，覆盖率100%', true],
    ['完成80%', false],
    ['完成部分', false],
    ['未完成', false],
  ])('%s is all of it: %s', (word, met) => {
    expect(judgeIndicator(target('done', null), value(null, word), 100, true)).toMatchObject({ met })
  })
  test('a maintained state said in per cent that falls short is a regress', () => {
    const heating = target('maintained', null, { text: '全覆盖' })
    expect(judgeIndicator(heating, value(null, '达标率98%'), null, false)).toMatchObject({ regressed: true })
  })
  test('力争 is hoped for: the first value is what is required', () => {
    expect(judge(target('growth', 8.5, { max: 9 }), 8.6)).toMatchObject({ met: true })
  })
  test('more done is never judged worse, and nothing is clamped', () => {
    const amount = fc.double({ min: 0, max: 1000, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 12 }), (a, b, month) => {
        const plan = planned({ kind: 'months' }, 2031, month)
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((done) => judge(target('share', 100), done, plan))
        if (less?.kind !== 'judged' || more?.kind !== 'judged') throw new Error('both have a value')
        expect((more.deviation ?? 0) >= (less.deviation ?? 0)).toBe(true)
        expect(more.actual).toBeCloseTo(Math.max(a, b), 0)
        expect(less.met && !more.met).toBe(false)
      }),
    )
  })
})

const rules = defaultLightRules
const inputs = (more: Partial<LightInputs>): LightInputs => ({
  day: '2031-06-30',
  dayOver: false,
  month: 6,
  closed: false,
  plan: 50,
  actual: 50,
  indicators: [],
  dueOn: '2031-12-31',
  openNodes: [],
  report: { kind: 'in-time', missingInARow: 0 },
  ...more,
})
const light = (more: Partial<LightInputs>, table = rules) => {
  const verdict = judgeLight(inputs(more), table)
  return verdict.kind === 'light' ? verdict : { light: verdict.kind, pace: null, reasons: [], deviation: null }
}
const unmet: IndicatorVerdict = {
  kind: 'judged',
  met: false,
  actual: null,
  plan: null,
  deviation: null,
  beyond: null,
  regressed: false,
  bindingMissed: false,
}

describe('lights', () => {
  test.each([
    [50, 'green', 'met'],
    [49.9, 'green', 'behind'],
    [40.1, 'green', 'behind'],
    [40, 'yellow', 'behind'],
    [20, 'yellow', 'behind'],
    [19.9, 'red', 'behind'],
    [0, 'red', 'behind'],
    [147.6, 'green', 'beyond'],
  ])('%d done where 50 are planned is %s and %s', (actual, colour, pace) => {
    expect(light({ actual })).toMatchObject({ light: colour, pace })
  })
  test('91.6 at the end of November is behind under a green light', () => {
    expect(light({ plan: 91.7, actual: 91.6, month: 11, day: '2031-11-28' })).toMatchObject({
      light: 'green',
      pace: 'behind',
      reasons: [{ rule: 'attention' }],
    })
  })
  test('the whole target reached in December is met, not beyond', () => {
    expect(light({ plan: 100, actual: 120, month: 12 })).toMatchObject({ light: 'green', pace: 'met' })
  })
  test('closed is blue whatever the rest says', () => {
    expect(light({ closed: true, actual: 0, dueOn: '2031-01-01' })).toMatchObject({ light: 'blue' })
  })
  test('no requirement is grey, not 0 %; nothing reported yet is no light', () => {
    expect(light({ plan: null, actual: null })).toMatchObject({ light: 'grey', deviation: null, pace: null })
    expect(light({ actual: null, report: { kind: 'waiting', missingInARow: 0 } })).toMatchObject({
      light: 'unreported',
    })
  })
  test('silence never stays green: one report missing is yellow, two in a row red, also without a plan', () => {
    const silent = (missingInARow: number, more: Partial<LightInputs> = {}) =>
      light({ ...more, report: { kind: 'missing', missingInARow } }).light
    expect([silent(1), silent(2), silent(3)]).toEqual(['yellow', 'red', 'red'])
    expect([silent(1, { plan: null, actual: null }), silent(2, { plan: null, actual: null })]).toEqual([
      'yellow',
      'red',
    ])
    expect(light({ report: { kind: 'late', missingInARow: 0 } })).toMatchObject({
      light: 'yellow',
      reasons: [{ rule: 'report-late' }],
    })
  })
  test.each([
    ['2031-07-11', 'green'],
    ['2031-07-10', 'yellow'],
    ['2031-06-30', 'yellow'],
    ['2031-06-29', 'yellow'],
  ])('a node not met, due on %s, on the 30th of June: %s', (dueOn, colour) => {
    expect(light({ openNodes: [{ wording: '开工', dueOn }] })).toMatchObject({ light: colour })
  })
  test.each([
    ['2031-06-29', 'red'],
    ['2031-06-30', 'green'],
    [null, 'green'],
  ])('a limit of %s on the 30th of June: %s', (dueOn, colour) => {
    expect(light({ dueOn })).toMatchObject({ light: colour })
  })
  test('a limit on the day that is judged is past once that day is over', () => {
    expect(light({ dueOn: '2031-06-30', dayOver: true })).toMatchObject({
      light: 'red',
      reasons: [{ rule: 'past-due' }],
    })
    expect(light({ dueOn: '2031-07-01', dayOver: true })).toMatchObject({ light: 'green' })
  })
  test('what is done in whole and only waits to be closed is not past its limit', () => {
    const met: IndicatorVerdict = { ...unmet, met: true }
    const past = { dueOn: '2031-05-31', actual: 100 }
    expect(light(past)).toMatchObject({ light: 'green' })
    expect(light({ ...past, actual: 99.9 })).toMatchObject({ light: 'red' })
    expect(light({ ...past, actual: null, plan: null, indicators: [met] })).toMatchObject({ light: 'green' })
    expect(light({ ...past, indicators: [met, { kind: 'open', reason: 'no-value' }] })).toMatchObject({ light: 'red' })
    expect(light({ ...past, actual: null, plan: null })).toMatchObject({ light: 'red' })
  })
  test('an indicator that waits for its first value is no report yet, one of which nothing is asked no requirement', () => {
    const carried = { plan: null, actual: null }
    expect(light({ ...carried, indicators: [{ kind: 'open', reason: 'no-value' }] })).toMatchObject({
      light: 'unreported',
    })
    expect(light({ ...carried, indicators: [{ kind: 'open', reason: 'no-plan' }] })).toMatchObject({ light: 'grey' })
  })
  test('beyond is beyond every whole there is: the amounts of indicators too, never a rate', () => {
    const amount: IndicatorVerdict = { ...unmet, met: true, actual: 147.6, plan: 50, deviation: 97.6, beyond: true }
    const rate: IndicatorVerdict = { ...unmet, met: true, actual: 120, plan: 6, deviation: 114, beyond: null }
    const carried = { plan: null, actual: null }
    expect(light({ ...carried, indicators: [amount] })).toMatchObject({ pace: 'beyond' })
    expect(light({ ...carried, indicators: [rate] })).toMatchObject({ pace: 'met' })
    expect(light({ ...carried, indicators: [amount, { ...amount, beyond: false }] })).toMatchObject({ pace: 'met' })
    expect(light({ ...carried, month: 12, indicators: [amount] })).toMatchObject({ pace: 'met' })
  })
  test('a binding target missed is red under any average; a rank not reached yellow; a regress red', () => {
    expect(light({ actual: 90, indicators: [{ ...unmet, bindingMissed: true }] })).toMatchObject({ light: 'red' })
    expect(light({ actual: 90, indicators: [unmet] })).toMatchObject({ light: 'yellow', pace: 'behind' })
    expect(light({ actual: 90, indicators: [{ ...unmet, regressed: true }] })).toMatchObject({ light: 'red' })
  })
  test('a rank or a grade not reached is red once the year is over, with a limit or without, before that yellow', () => {
    const december = { month: 12, day: '2031-12-31', plan: 100, actual: 100, dueOn: null, indicators: [unmet] }
    expect(light(december)).toMatchObject({ light: 'yellow' })
    expect(light({ ...december, dayOver: true })).toMatchObject({
      light: 'red',
      reasons: [{ rule: 'indicator-unmet' }],
    })
    expect(light({ ...december, month: 11, day: '2031-11-30', dayOver: true })).toMatchObject({ light: 'yellow' })
    expect(light({ ...december, dayOver: true, indicators: [{ ...unmet, met: true }] })).toMatchObject({
      light: 'green',
    })
  })
  test('the worst of what is measured counts', () => {
    const behind: IndicatorVerdict = { ...unmet, actual: 20, plan: 50, deviation: -30 }
    expect(light({ actual: 90, indicators: [behind] })).toMatchObject({ light: 'yellow', deviation: -30 })
  })
  test('the office’s own table counts, and each light says why in words', () => {
    const strict = { ...rules, yellowAt: -5, redBelow: -20 }
    const verdict = light({ actual: 29.9 }, strict)
    expect(verdict).toMatchObject({
      light: 'red',
      reasons: [{ rule: 'far-behind', words: expect.stringContaining('20.1') }],
    })
  })
  test('a table that cannot be meant is told so', () => {
    expect(lightRulesTrouble(rules)).toBeUndefined()
    expect(lightRulesTrouble({ ...rules, redBelow: -5 })).toContain('严重滞后')
    expect(lightRulesTrouble({ ...rules, yellowAt: 3 })).toContain('滞后')
    expect(lightRulesTrouble({ ...rules, nodeDays: 1.5 })).toContain('节点')
  })
  test('more done never gives a worse light; missing reports never a better one', () => {
    const order = ['green', 'yellow', 'red']
    const percent = fc.integer({ min: 0, max: 3000 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(percent, percent, percent, fc.nat(3), (a, b, plan, missing) => {
        const of = (actual: number, missingInARow = 0) =>
          order.indexOf(
            light({ actual, plan, report: { kind: missingInARow > 0 ? 'missing' : 'in-time', missingInARow } }).light,
          )
        expect(of(Math.max(a, b))).toBeLessThanOrEqual(of(Math.min(a, b)))
        expect(of(a, missing)).toBeGreaterThanOrEqual(of(a))
      }),
    )
  })
})
