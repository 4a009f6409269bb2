import type { ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'

type Figure = NonNullable<ReviewProposal['content']['figures']>[number]

/** Signs of comparisons, as shown before a figure. */
export const signs: Readonly<Record<Figure['op'], string>> = {
  '=': '',
  '>=': '≥',
  '<=': '≤',
  '>': '＞',
  '<': '＜',
  '~': '约',
  'rank<=': '前',
  grade: '',
  done: '',
  with: '与',
}

/** A figure in a few words: `新增就业 ≥3000人`, `降尘量 全市前3位`; `words` are those it was read from, where they are known. */
export function figureWords({ metric, op, value, max, unit, change, of }: Figure, words = ''): string {
  if (op === 'rank<=') {
    // the reader knows one sign for 第三 and 前三
    const within = words === '' ? value !== 1 : words.includes('前')
    return `${metric} ${of ?? ''}${within ? '前' : '第'}${value ?? ''}位`
  }
  const grown = change && typeof value === 'number' && value > 0 ? '+' : ''
  const upper = max === null ? '' : `—${max}`
  const compared = op === 'with' && of ? of : ''
  return `${metric} ${signs[op]}${grown}${value ?? ''}${upper}${unit ?? ''}${compared}`.trim()
}
