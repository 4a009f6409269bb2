import { expect, test } from 'vitest'
import { invariantRules } from './invariants.ts'
import { reading } from './kinds.fixture.ts'

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
