import type { IndicatorListed, ReadingListed } from '@luoshi/server/desk/indicators/indicator-routes.ts'

/** A reading in words: `6.2%`, `第2位（共11个）`, `Ⅱ类`. */
export function readingWords(
  { kind, unit }: Pick<IndicatorListed, 'kind' | 'unit'>,
  { op, value, text, among }: ReadingListed,
): string {
  if (value === null) return text ?? ''
  const number = String(Number(value))
  if (kind !== 'rank') return `${number}${unit}`
  return `${op === 'rank<=' && value !== '1' ? '前' : '第'}${number}位${among === null ? '' : `（共${among}个）`}`
}

/** The days a reading speaks of: `2030年全年`, `2031年1—3月`; as days where it is no span from a year's beginning. */
export function spanWords({ start, end }: Pick<ReadingListed, 'start' | 'end'>): string {
  const year = Number(start.slice(0, 4))
  if (!start.endsWith('-01-01') || !end.endsWith('-01')) return `${start}至${end}前`
  if (end === `${year + 1}-01-01`) return `${year}年全年`
  const month = Number(end.slice(5, 7)) - 1
  return end.startsWith(String(year)) && month > 0
    ? `${year}年${month === 1 ? '1月' : `1—${month}月`}`
    : `${start}至${end}前`
}

/** Where it comes from. */
export const fromWords = ({ from }: Pick<ReadingListed, 'from'>): string =>
  ({ report: '政府工作报告', progress: '任务填报', entered: '指标填报' })[from]
