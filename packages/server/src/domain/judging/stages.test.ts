import type { Figure } from '@luoshi/report'
import { expect, test } from 'vitest'
import { stagedName, stagesOf } from './stages.ts'

/** Figures of a text, each given by the words it stands in and its metric. */
function figuresOf(text: string, said: readonly (readonly [words: string, metric: string])[], start = 500): Figure[] {
  return said.map(([words, metric]) => {
    const from = start + text.indexOf(words)
    const [, number = '', unit = ''] = /([\d.]+)(\D*)$/.exec(words) ?? []
    return {
      ...{ metric, op: '=', value: Number(number), max: null, unit, change: false, of: null },
      span: [from, from + words.length] as unknown as Figure['span'],
    }
  })
}

test('each figure belongs to the stage its words name, money to the one before it', () => {
  const text = '全年谋划项目120个、总投资800亿元，签约60个，开工40个、完成投资150亿元，投产20个。'
  const figures = figuresOf(text, [
    ['谋划项目120个', '谋划项目'],
    ['、总投资800亿元', '总投资'],
    ['签约60个', '签约'],
    ['开工40个', '开工'],
    ['、完成投资150亿元', '投资'],
    ['投产20个', '投产'],
  ])
  expect(stagesOf(figures, text, 500)).toEqual([
    { stage: '谋划', name: '谋划项目' },
    { stage: '谋划', name: '总投资' },
    { stage: '签约', name: '签约' },
    { stage: '开工', name: '开工' },
    { stage: '开工', name: '完成投资' },
    { stage: '投产', name: '投产' },
  ])
})

test('a count without a stage of its own, a new sentence and a single stage are the task as a whole', () => {
  const text = '新签约30个、签约额不低于50亿元，投产8个，带动就业900人。全年税收达到12亿元。'
  const figures = figuresOf(text, [
    ['新签约30个', '新签约'],
    ['、签约额不低于50亿元', '签约额'],
    ['投产8个', '投产'],
    ['带动就业900人', '就业'],
    ['税收达到12亿元', '税收'],
  ])
  expect(stagesOf(figures, text, 500)).toEqual([
    { stage: '签约', name: '签约' },
    { stage: '签约', name: '签约额' },
    { stage: '投产', name: '投产' },
    null,
    null,
  ])
  expect(stagesOf(figures.slice(0, 2), text, 500)).toEqual([null, null])
})

test('about and least are no part of a name', () => {
  const text = '签约60个，开工约40个，落地约不少于30个。'
  const figures = figuresOf(text, [
    ['签约60个', '签约'],
    ['开工约40个', '开工'],
    ['落地约不少于30个', '落地'],
  ])
  expect(stagesOf(figures, text, 500).map((one) => one?.name)).toEqual(['签约', '开工', '落地'])
})

test('figures that do not lie in the text name no stage', () => {
  const text = '签约6个，投产2个。'
  const figures = figuresOf(text, [
    ['签约6个', '签约'],
    ['投产2个', '投产'],
  ])
  expect(stagesOf(figures, text, 900)).toEqual([null, null])
})

test('the name says its stage once', () => {
  expect(stagedName({ stage: '开工', name: '完成投资' })).toBe('开工：完成投资')
  expect(stagedName({ stage: '开工', name: '开工率' })).toBe('开工率')
  expect(stagedName({ stage: null, name: '就业' })).toBe('就业')
})
