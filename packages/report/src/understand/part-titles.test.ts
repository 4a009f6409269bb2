import { describe, expect, test } from 'vitest'
import { readFocus } from './focus.ts'
import { horizonOf } from './horizon.ts'
import { levelOf } from './level.ts'
import { partKind } from './part-titles.ts'
import { statedAreas, statedItems } from './stated-counts.ts'
import { themeOf } from './theme.ts'

describe('a title says what its part is about', () => {
  test.each([
    ['2022年工作回顾', 'review'],
    ['过去五年和2021年工作回顾', 'review'],
    ['2021年主要工作和“十三五”发展成就', 'review'],
    ['2022年主要工作', 'review'],
    ['2023年主要工作', 'plan'],
    ['2023年工作安排', 'plan'],
    ['2023年政府工作总体要求和主要目标', 'general'],
    ['2023年重点工作任务', 'plan'],
    ['今后五年的奋斗目标', 'outlook'],
    ['“十四五”时期总体目标和任务', 'outlook'],
    ['全面加强政府自身建设', 'self'],
    ['2023年十件民生实事', 'livelihood'],
    ['名词解释', 'glossary'],
    ['附：有关用语说明', 'glossary'],
  ])('%s', (title, kind) => expect(partKind(title, 2023)).toBe(kind))
  test.each([
    ['2025年总体要求和主要目标', 2025, 'general'],
    ['2025年发展目标和工作重点', 2025, 'plan'],
    ['2025年发展目标', 2023, 'outlook'],
    ['到2030年的奋斗目标', 2030 - 5, 'outlook'],
    ['2035年远景目标', 0, 'outlook'],
  ])('a year that plans run up to is far ahead unless it is the plan’s: %s in %i', (title, year, kind) =>
    expect(partKind(title, year)).toBe(kind),
  )
  test.each(['毫不动摇抓林下经济，推进山区农民增收', '着力扩大内需'])('%s is no part title', (title) =>
    expect(partKind(title, 2023)).toBeNull(),
  )
})

test.each([
  ['聚焦产业转型，锻造发展引擎', '产业转型', '锻造发展引擎'],
  ['加快发展山地农业，建设茶乡果乡', '加快发展山地农业', '建设茶乡果乡'],
  ['着力聚焦创新驱动', '创新驱动', null],
  ['着力扩大内需', null, null],
])('the focus of %s', (heading, focus, purpose) => expect(readFocus(heading)).toEqual({ focus, purpose }))

test.each([
  ['重点抓好八个方面工作：', 8],
  ['做好以下10个方面工作：', 10],
  ['从三个方面看，形势向好。', null],
])('areas announced in %s', (words, count) => expect(statedAreas(words)).toBe(count))

test('livelihood items announced', () => {
  expect(statedItems('今年要办好12件民生实事。')).toBe(12)
  expect(statedItems('继续办好十件实事。')).toBe(10)
})

test.each([
  ['“十四五”时期目标', '2021–2025'],
  ['今后五年的任务', '2022–2026'],
  ['到2035年建成现代化强县', '–2035'],
  ['继续努力', null],
])('the horizon of %s', (words, horizon) => expect(horizonOf(words, 2022)).toBe(horizon))

test.each([
  ['山西省', 'province'],
  ['上海市', 'province'],
  ['太原市', 'prefecture'],
  ['古交市', 'county'],
  ['保定市清苑区', 'county'],
  ['临夏回族自治州', 'prefecture'],
  ['青石镇', 'township'],
  ['国务院', 'national'],
])('%s is at its level', (place, level) => expect(levelOf(place)).toBe(level))

test.each([
  ['聚焦粮食生产，建设茶乡果乡', 'rural'],
  ['加强生态保护，建设美丽家园', 'ecology'],
  ['全面加强政府自身建设', 'government'],
  ['奋力谱写新篇章', null],
])('the theme of %s', (words, theme) => expect(themeOf(words)).toBe(theme))
