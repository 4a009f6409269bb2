import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BulletinFigures, type BulletinRow, type FigureKey, sectionKeys } from './bulletin-facts.ts'
import { bulletinSections, plainWords, sectionsToTell } from './bulletin-sections.ts'
import { bulletinSpan, spanDays, spanWords } from './bulletin-span.ts'

const row = (index: number, unit = '水务局'): BulletinRow => ({
  kind: 'task',
  id: String(index),
  number: `第${index}项`,
  words: `任务${index}。`,
  unit,
  note: '落后31个百分点',
})
const keys: readonly FigureKey[] = [
  ...(['all', 'red', 'yellow', 'late', 'green', 'blue', 'grey', 'unreported'] as const),
  ...(['worse', 'turned-red', 'better', 'newly-late', 'owing', 'handed-out', 'settled', 'running', 'overdue'] as const),
  ...(['slips', 'slips-blue', 'slips-orange', 'slips-red', 'closed', 'beyond'] as const),
  ...(['asked-urges', 'asked-questions', 'asked-inspections', 'asked-twice'] as const),
]
const figures = (counts: Partial<Record<FigureKey, number>>): BulletinFigures =>
  Object.fromEntries(
    keys.map((key) => [key, Array.from({ length: counts[key] ?? 0 }, (_, i) => row(i + 1))]),
  ) as unknown as BulletinFigures
const span = bulletinSpan('month', 2031, 9)
const said = (counts: Partial<Record<FigureKey, number>>, key: (typeof sectionKeys)[number]) =>
  (bulletinSections(span, '2031-10-08', figures(counts), [key])[0]?.paragraphs ?? []).map(plainWords)

test.each([
  ['month', 9, '2031年9月', ['2031-09-01', '2031-10-01']],
  ['quarter', 8, '2031年第三季度', ['2031-07-01', '2031-10-01']],
  ['half-year', 12, '2031年下半年', ['2031-07-01', '2032-01-01']],
  ['year', 3, '2031年', ['2031-01-01', '2032-01-01']],
  ['subject', 9, '2031年1—9月', ['2031-01-01', '2031-10-01']],
] as const)('the months of a bulletin by %s', (kind, month, words, days) => {
  const of = bulletinSpan(kind, 2031, month)
  expect([spanWords(of), spanDays(of)]).toEqual([words, days])
})

test('the burden is told with what was asked twice', () => {
  expect(said({ 'asked-urges': 5, slips: 2, 'asked-inspections': 3, 'asked-twice': 1 }, 'burden')).toEqual([
    '2031年9月向各单位催报催办5次，发督查单2份，开展督查3家次，退回填报追问0次；同一事项以两种以上方式重复索要1项次。',
  ])
})

test('before a plan is handed out, only what was done of matters and asked of units is told', () => {
  expect(sectionsToTell(sectionKeys, figures({ all: 1 }))).toEqual(sectionKeys)
  expect(sectionsToTell(sectionKeys, figures({ settled: 1 }))).toEqual(['matters'])
  expect(sectionsToTell(sectionKeys, figures({ 'asked-urges': 2 }))).toEqual(['burden'])
  expect(sectionsToTell(['lights', 'matters'], figures({ slips: 1 }))).toEqual(['matters'])
  // what is merely in hand today says nothing of the span
  expect(sectionsToTell(sectionKeys, figures({ running: 3, overdue: 1 }))).toEqual([])
})

test('lights are told with shares that add up to 100.0, what is wrong first', () => {
  expect(said({ all: 222, red: 17, yellow: 10, blue: 24, grey: 9, green: 162 }, 'lights')[0]).toBe(
    '截至2031年10月8日，2031年政府工作报告已下达任务222项。2031年9月，严重滞后17项、占7.7%，滞后10项、占4.5%，正常162项、占72.9%，已完成24项、占10.8%，暂无进度要求9项、占4.1%。',
  )
})

test('what turned, who owes, what is overdue, what is closed', () => {
  expect(said({ worse: 2, 'turned-red': 1, better: 3 }, 'turned')).toEqual([
    '与上月相比，转差2项，其中转为严重滞后1项；转好3项；新增未按期填报0项。',
    '转为严重滞后的任务：',
    '第1项（水务局）任务1（落后31个百分点）。',
  ])
  expect(said({}, 'reports')).toEqual(['2031年9月应报送的进展均已报送。'])
  expect(said({ owing: 2 }, 'reports')).toEqual(['2031年9月应报送的进展中，尚未报送2项：水务局2项。'])
  expect(said({ running: 3, slips: 1, 'slips-blue': 1 }, 'matters')).toEqual([
    '2031年9月交办督办事项0件，办结0件；目前在办3件，其中逾期0件。签发督查单1份，其中蓝色1份、橙色0份、红色0份。',
  ])
  expect(said({ closed: 1 }, 'closed')[0]).toBe('2031年9月核验办结任务1项；超过全年目标0项。')
})

test('every number is how many rows stand behind it', () => {
  const counts = fc.record(Object.fromEntries(keys.map((key) => [key, fc.nat(30)])))
  fc.assert(
    fc.property(counts, (of) => {
      const all = figures(of)
      for (const { paragraphs } of bulletinSections(span, '2031-10-08', all, sectionKeys))
        for (const piece of paragraphs.flat())
          if (typeof piece !== 'string') expect(piece.count).toBe(all[piece.figure].length)
    }),
  )
})
