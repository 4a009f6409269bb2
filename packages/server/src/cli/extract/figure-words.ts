import type { Figure } from '@luoshi/report'
import type { Language } from '../language.ts'

/**
 * What a figure demands or reports, without its metric: `≥ +6%`, `与经济增长同步`, `力争…` as `6–7%`.
 * `text` is the report's, for the words at the figure: `居全市⟦前三名⟧` → `前3位`, `⟦排名第二⟧` → `第2位`.
 */
export function figureWords(figure: Figure, language: Language, text: string): string {
  const { op, value, of, unit } = figure
  if (op === 'with') return language === 'zh' ? `与${of ?? value ?? ''}同步` : `in step with ${of ?? value ?? ''}`
  if (op === 'rank<=') {
    const among = text.slice(...figure.span).includes('前')
    return language === 'zh'
      ? `${of ?? ''}${among ? '前' : '第'}${value ?? ''}${unit ?? '位'}`
      : `${among ? 'among the first' : 'rank'} ${value ?? ''}${of === null ? '' : ` (${of})`}`
  }
  if (value === null) return of === null ? '' : `${bare[language][op]}${of}`
  const amount = typeof value === 'string' ? value : `${signed(value, figure)}${unit ?? ''}`
  return `${signs[op]}${amount}${of === null ? '' : language === 'zh' ? `（比${of}）` : ` (than ${of})`}`
}

const signs = { '=': '', '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', '~': '≈ ', grade: '', done: '' } as const

const bare = {
  zh: { '=': '等于', '>=': '不低于', '<=': '不高于', '>': '高于', '<': '低于', '~': '接近', grade: '', done: '' },
  en: {
    '=': 'equal to ',
    '>=': 'at least ',
    '<=': 'at most ',
    '>': 'above ',
    '<': 'below ',
    '~': 'about ',
    grade: '',
    done: '',
  },
} as const

/** A change carries its sign, so that `+6%` is told from a share of 6 %. */
function signed(value: number, { change, max }: Figure): string {
  const range = max === null ? String(value) : `${value}–${max}`
  return change && value >= 0 ? `+${range}` : range.replace(/^-/, '−')
}
