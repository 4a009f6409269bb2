import type { Figure, Op } from '@luoshi/report'

/** A figure taken apart for setting: words before the number, the number, its unit and the words behind. */
export interface SetFigure {
  readonly before: string
  readonly number: string
  readonly unit: string
  readonly after: string
}

/** What a figure demands or reports, without its metric: `增长 ⟦4.7⟧ % 左右`, `全省前 ⟦3⟧ 位`, `与经济增长同步`. */
export function setFigure({ op, value, max, unit, change, of }: Figure, words = ''): SetFigure {
  const plain = (text: string): SetFigure => ({ before: '', number: text, unit: '', after: '' })
  if (op === 'with') return plain(`与${of ?? value ?? ''}同步`)
  if (op === 'rank<=') {
    const within = words === '' ? value !== 1 : words.includes('前')
    return { before: `${of ?? ''}${within ? '前' : '第'}`, number: String(value ?? ''), unit: unit ?? '位', after: '' }
  }
  if (value === null) return plain(of === null ? '' : `${bare[op]}${of}`)
  if (typeof value === 'string') return plain(value)
  const falls = change && value < 0
  const number = [value, ...(max === null ? [] : [max])].map((one) => String(falls ? Math.abs(one) : one)).join('—')
  const before = `${change ? (falls ? '下降' : '增长') : ''}${op === '>' ? '超过' : op === '<' ? '低于' : ''}`
  return { before, number, unit: unit ?? '', after: `${after[op] ?? ''}${of === null ? '' : `（比${of}）`}` }
}

/** A figure as words in one line. */
export function figureWords(figure: Figure, words = ''): string {
  const { before, number, unit, after: behind } = setFigure(figure, words)
  return `${before}${number}${unit}${behind}`
}

/** The figures of one passage by what they measure, in the order of the words. */
export function byMetric(
  figures: readonly Figure[],
): readonly (readonly [metric: string, figures: readonly Figure[]])[] {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) groups.set(figure.metric, [...(groups.get(figure.metric) ?? []), figure])
  return [...groups]
}

const after: Partial<Record<Op, string>> = { '>=': '以上', '<=': '以内', '~': '左右' }
const bare: Record<Op, string> = {
  '=': '等于',
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '~': '接近',
  'rank<=': '',
  grade: '',
  done: '',
  with: '',
}
