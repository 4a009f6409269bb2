import type { Report } from '../report.ts'
import type { SettlementFinding } from './settlement.ts'
import { claimsOf, promisesOf } from './statements.ts'

/** What a person should know before two reports are settled; those that prevent it first. */
export function findingsOf(last: Report, next: Report): SettlementFinding[] {
  const found: SettlementFinding[] = []
  const add = (rule: SettlementFinding['rule'], prevents: boolean, message: string, messageEn: string) =>
    found.push({ rule, prevents, message, messageEn })
  if (last.source.sha256 === next.source.sha256)
    add('same-document', true, '两份文件是同一份，不能自己同自己对账', 'both files are the same document')
  const [here, there] = [last.meta.jurisdiction, next.meta.jurisdiction]
  if (here !== null && there !== null && !samePlace(here, there))
    add(
      'another-place',
      true,
      `两份报告不是同一个地方的：${here}、${there}`,
      `the reports are of different places: ${here}, ${there}`,
    )
  const [promised, reviewed] = [last.meta.planYear, reviewYearOf(next)]
  if (promised !== null && reviewed !== null && promised !== reviewed)
    add(
      'not-consecutive',
      true,
      `前一份安排的是 ${promised} 年的工作，后一份回顾的是 ${reviewed} 年，不是相连的两年`,
      `the first plans ${promised}, the second reviews ${reviewed}: not consecutive years`,
    )
  const years = yearsReviewed(next)
  if (years === 'several')
    add(
      'several-years',
      true,
      '后一份报告回顾的是五年的工作，没有单独回顾上一年，不能逐项对账',
      'the second report reviews five years and not the last one by itself: no settlement',
    )
  if (years === 'both')
    add(
      'several-years',
      false,
      '后一份报告既回顾五年也回顾上一年，数字要看清是五年的还是一年的',
      'the second report reviews five years as well as the last one: mind which a figure is of',
    )
  if (claimsOf(next).length === 0)
    add('no-review', true, '后一份报告里没有读出工作回顾', 'no review was found in the second report')
  if (promisesOf(last).length === 0)
    add('no-promises', true, '前一份报告里没有读出工作安排', 'no plan was found in the first report')
  return found.sort((a, b) => Number(b.prevents) - Number(a.prevents))
}

const reviewYearOf = ({ meta: { reviewYear, planYear } }: Report) =>
  reviewYear ?? (planYear === null ? null : planYear - 1)

/** True for `保定市清苑区` and `清苑区`: one names the higher level too. */
export function samePlace(a: string, b: string): boolean {
  const [first, second] = [a, b].map((name) => name.replace(/\s/g, ''))
  return first !== undefined && second !== undefined && (first.endsWith(second) || second.endsWith(first))
}

/** Whether the review is of one year, of a whole term, or of both, by what its first words and its headings say. */
function yearsReviewed({ text, units, areas }: Report): 'one' | 'several' | 'both' {
  const first = units.find(({ role }) => role === 'result' || role === 'review-heading')
  const end = Math.min(text.length, ...areas.map(({ span }) => span[0]))
  const reviewEnd = units.findLast(({ role, span }) => (role === 'result' || role === 'problem') && span[0] < end)
  if (!first || !reviewEnd) return 'one'
  // the title of the review stands above its first sentence
  const review = text.slice(Math.max(0, first.span[0] - 400), reviewEnd.span[1])
  const heads = units
    .filter(({ role, span }) => role === 'review-heading' && span[0] < end)
    .map(({ span }) => text.slice(...span))
  const opening = `${review.slice(0, 700)}\n${heads.join('\n')}`
  const several = /(?:过去|这|近|本届政府).{0,6}[五5]年|[五5]年(?:来|工作|以来|间)|本届政府(?:任期|工作|成立)/.test(
    opening,
  )
  if (!several) return 'one'
  const one = /(?:过去|这|刚刚过去的)(?:的)?一年|一年来|去年|上年|20\d\d年(?:，|是|工作|重点|主要|全|完成|的工作)/.test(
    review,
  )
  return one ? 'both' : 'several'
}
