import { expect, test } from 'vitest'
import { repeatedRanges } from './repetition.ts'

const opening =
  '各位代表：现在，我向大会报告工作，请予审议，并请列席的同志提出意见。过去一年，全县上下同心，稳住了粮食生产，修通了山里的断头路，也把欠了多年的管网账还上了。'
const body = `${opening}\n一、办好三件事\n新建两座桥，扩建一所学校，改造五个小区，让出门、上学、住房都比去年方便一些，钱花在哪里都向群众公开。\n`

test('a summary before the body is left out, the body kept', () => {
  const text = `内容摘要\n${opening}......\n正文\n${body}`
  const [only, ...others] = repeatedRanges(text)
  expect(others).toEqual([])
  expect(text.slice(...(only?.span ?? [0, 0]))).toBe(opening.slice(0, -1))
  expect(only?.kept[0]).toBe(text.lastIndexOf(opening))
})

test('of a text stored twice the first copy is kept', () => {
  const [only] = repeatedRanges(`${body}${body}`)
  expect(only).toMatchObject({ kept: [0, body.length - 2], span: [body.length, 2 * body.length - 2] })
})

test('a text without repetitions has none, however it is drawn out', () => {
  expect(repeatedRanges(body)).toEqual([])
  expect(repeatedRanges('')).toEqual([])
})
