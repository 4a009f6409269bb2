import { dayBefore } from './day.ts'
import { stagedName } from './judging/stages.ts'
import type { PublishedMeasure } from './published-year.ts'

/** What an indicator requires, `150亿元`, `60%以上`, `前3位`; `未定` where nobody set it. */
export function measureTarget({
  op,
  value,
  valueText,
  max,
  unit,
  falls,
}: Pick<PublishedMeasure, 'op' | 'value' | 'valueText' | 'max' | 'unit' | 'falls'>): string {
  if (op === 'with' && valueText !== null) return `与${valueText}同步`
  if (value === null) return valueText ?? '未定'
  if (falls) return `下降${value.replace(/^-/, '')}${unit}`
  const number = `${value}${max === null ? '' : `—${max}`}`.replaceAll('-', '−')
  const [before, after] = signs[op] ?? ['', '']
  return `${before}${number}${unit}${after}`
}

/** What one report said: `30亿元`, `第3位（共11个）`, `下降3.2%`, `Ⅱ类`. */
export function measureReading(
  { op, unit, falls }: PublishedMeasure,
  { value, valueText, among }: PublishedMeasure['readings'][number],
): string {
  if (value === null) return valueText ?? ''
  if (falls) return `${value.startsWith('-') ? '下降' : '上升'}${value.replace(/^-/, '')}${unit}`
  const of = among === undefined ? '' : `（共${among}个）`
  return `${op === 'rank<=' ? '第' : ''}${value.replace('-', '−')}${unit}${of}`
}

/** An indicator in one line: `开工：完成投资 目标150亿元，30亿元（截至2031-02-28）`. */
export function measureWords(one: PublishedMeasure): string {
  const [newest] = one.readings
  const said = newest ? `${measureReading(one, newest)}（截至${dayBefore(newest.period[1])}）` : '尚无数值'
  return `${stagedName(one)} 目标${measureTarget(one)}，${said}`
}

const signs: Readonly<Partial<Record<PublishedMeasure['op'], readonly [before: string, after: string]>>> = {
  '>=': ['', '以上'],
  '<=': ['', '以内'],
  '>': ['超过', ''],
  '<': ['低于', ''],
  '~': ['', '左右'],
  'rank<=': ['前', ''],
}
