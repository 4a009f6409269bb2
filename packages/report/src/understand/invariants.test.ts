import { expect, test } from 'vitest'
import { outlineOf } from '../outline/outline.ts'
import type { Meta, Role } from '../report.ts'
import { invariantRules, invariants } from './invariants.ts'
import { linesOf, reading } from './kinds.fixture.ts'
import { structureOf } from './understand.ts'

const broken = (draft: Parameters<typeof reading>[0]) =>
  reading(draft)
    .findings.map(({ rule }) => rule)
    .filter((rule) => invariantRules.some((known) => known === rule))

const tasks = (word: string, count: number) =>
  Array.from({ length: count }, (_, i) => `实施${word}项目${i + 2}个，完成${word}投资${i + 3}亿元。`).join('')
const heads = [
  '（一）壮大特色产业，增强县域实力。',
  '（二）建设和美乡村，促进农民增收。',
  '（三）增进民生福祉，共享发展成果。',
]
const bodies = ['工业', '农业', '民生'].map((word) => tasks(word, 11))

const shared = '改造农村公路64公里，新建高标准农田2.4万亩。'

test('a sound report breaks none', () => {
  expect(broken({})).toEqual([])
})

test.each([
  [
    'result-states-lack',
    {
      review: [
        '一、2022年工作回顾',
        '全县生产总值完成86.3亿元，增长5.2%。工业总量偏小。建成冷藏库6座，带动就业900人。',
      ],
    },
  ],
  ['measure-twice', { areas: heads.flatMap((head, i) => [head, `${bodies[i]}${shared}`]) }],
  [
    'thin-area',
    {
      areas: [
        ...heads.flatMap((head, i) => [head, bodies[i] ?? '']),
        '（四）守牢安全底线，建设平安沧梧。',
        '整治隐患90处。',
      ],
    },
  ],
  [
    'plan-year-unlikely',
    {
      head: [
        '政府工作报告',
        '——2029年2月8日在沧梧县第九届人民代表大会第二次会议上',
        '各位代表：',
        '现在，我代表县人民政府向大会报告工作，请予审议。',
      ],
    },
  ],
])('%s', (rule, draft) => {
  expect(broken(draft)).toContain(rule)
})

test('each finding says in both languages what is wrong, and where', () => {
  const [finding] = reading({ areas: heads.flatMap((head, i) => [head, `${bodies[i]}${shared}`]) }).findings.filter(
    ({ rule }) => rule === 'measure-twice',
  )
  expect(finding).toMatchObject({ severity: 'warn', found: 2 })
  expect(finding?.message).toContain('2')
  expect(finding?.messageEn).toContain('2')
})

/** The rules broken when the units that match are taken as `role` under no area, which the reader itself does not do. */
function brokenBy(words: RegExp, role: Role, draft: Parameters<typeof linesOf>[0] = {}, said: Partial<Meta> = {}) {
  const outline = outlineOf(linesOf(draft).join('\n'))
  const { frame, reading: right, meta } = structureOf(outline, {})
  for (const unit of outline.units) {
    if (!words.test(unit.words)) continue
    right.marks.role[unit.index] = role
    right.marks.area[unit.index] = -1
  }
  return invariants(outline, frame, right, { ...meta, ...said }).map(({ rule }) => rule)
}

const nothing = /(?!)/

test.each(['沧梧县人民代表大会', '政府工作报告', '8日沧梧县', '沧梧县长'])('%s is no place', (jurisdiction) => {
  expect(brokenBy(nothing, 'measure', {}, { jurisdiction })).toEqual(['place-unlikely'])
})

test.each(['沧梧县', '长沙市', '日照市', '日喀则市', '海东市长宁县'])('%s is one', (jurisdiction) => {
  expect(brokenBy(nothing, 'measure', {}, { jurisdiction })).toEqual([])
})

test('nothing is planned behind the last closing', () => {
  const closing = ['让我们为建设美好沧梧而努力奋斗！', '建设“数字沧梧”专题', '推进乡村振兴专栏']
  expect(brokenBy(nothing, 'measure', { closing })).toEqual([])
  expect(brokenBy(/专题|专栏/, 'measure', { closing })).toContain('planned-behind-closing')
})

test('livelihood items stand in a list that is announced or numbered', () => {
  expect(brokenBy(/新建小学/, 'livelihood')).toEqual(['livelihood-unannounced'])
  const areas = [...heads.flatMap((head, i) => [head, bodies[i] ?? '']), '今年办好两件民生实事：', '1．新建小学2所。']
  expect(brokenBy(/新建小学/, 'livelihood', { areas: [...areas, '2．改造公厕30座。'] })).toEqual([])
})

test('a plan of which much was taken as no measure was not understood', () => {
  const areas = heads.flatMap((head, i) => [head, bodies[i] ?? ''])
  expect(brokenBy(/农业项目/, 'guidance', { areas })).not.toContain('plan-uncovered')
  expect(brokenBy(/(?:农业|工业)项目/, 'guidance', { areas })).toContain('plan-uncovered')
})
