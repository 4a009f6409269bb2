import type { Evidence } from './evidence.ts'
import type { FigureAnswer } from './settlement.ts'
import type { Proposal } from './verdict.ts'

/** Why a verdict is proposed, in Chinese, the weightiest first; each says what was found and none what was not looked for. */
export function reasonsOf(
  { features, figures, nearest, late }: Evidence,
  { verdict }: Proposal,
  due: string | null,
): string[] {
  const found: string[] = figures.answers.map(({ answer }) => figureReason(answer))
  if (late !== null && due !== null) found.push(`承诺的期限“${due}”已过，报告说的是“${late}”`)
  const share = (part: number | undefined) => `${Math.round(100 * (part ?? 0))}%`
  if (verdict === 'not-named') {
    if ((features.rareInReview ?? 1) < 0.5) found.push(`承诺中特有的词只有${share(features.rareInReview)}在回顾中出现`)
    found.push(
      figures.answers.length > 0
        ? '报告讲到了这个数字，但口径不同，是否达到看不出来，请看原文'
        : '最接近的几句没有讲到同一事项，请看原文；未提及不等于未完成',
    )
  } else {
    if (nearest !== null) found.push(`最接近的表述是“${nearest}”，与承诺的措辞有${share(features.bestClause)}相同`)
    if (verdict === 'underway' && (features.saidOngoing ?? 0) > 0) found.push('表述写明尚在进行')
    if (verdict === 'met' && (features.saidDone ?? 0) > 0) found.push('表述写明已经办成')
  }
  if (features.numberOpen === 1 && verdict !== 'not-named') found.push('承诺的数字报告没有回应，不能据此说已完成')
  else if ((figures.shares.unanswered ?? 0) > 0 && verdict !== 'not-named') found.push('承诺中有数字没有得到回应')
  return found
}

const results = { reached: '达到', below: '低于承诺', yardstick: '口径不同，不能直接比较' } as const

function figureReason({ metric, value, unit, change, said, result, conversion }: FigureAnswer): string {
  const amount = (number: number | string | null, of: string | null, grows: boolean) =>
    `${grows && typeof number === 'number' && number >= 0 ? '+' : ''}${number ?? ''}${of ?? ''}`
  const how = conversion === null ? '' : `（${conversion}）`
  return `${metric}：承诺 ${amount(value, unit, change)}，报告 ${amount(said.value, said.unit, said.change)}${how}，${results[result]}`
}
