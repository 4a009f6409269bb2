import type { Report } from '../report.ts'
import type { SettlementFinding } from './settlement.ts'
import { claimsOf, promisesOf } from './statements.ts'

/** What a person should know before two reports are settled; those that prevent it first. */
export function findingsOf(last: Report, next: Report): SettlementFinding[] {
  const found: SettlementFinding[] = []
  const add = (rule: SettlementFinding['rule'], prevents: boolean, message: string, messageEn: string) =>
    found.push({ rule, prevents, message, messageEn })
  if (last.source.sha256 === next.source.sha256 || bare(last.text) === bare(next.text))
    add('same-document', true, '两份文件是同一份报告，不能自己同自己对账', 'both files are the same report')
  const [here, there] = [last.meta.jurisdiction, next.meta.jurisdiction]
  if (here !== null && there !== null && !samePlace(here, there))
    add(
      'another-place',
      true,
      `两份报告不是同一个地方的：${here}、${there}`,
      `the reports are of different places: ${here}, ${there}`,
    )
  if (here === null || there === null)
    add(
      'unknown-place',
      false,
      `认不出${here === null ? '前' : '后'}一份报告是哪个地方的，请确认两份是同一个地方的`,
      `the place of the ${here === null ? 'first' : 'second'} report is unknown: make sure that both are of one place`,
    )
  const years = yearsReviewed(next)
  if (years === 'part')
    add(
      'part-of-year',
      true,
      '后一份报告回顾的只是一年中的一段（半年或几个季度），全年的承诺要到年底的报告出来后才能对账',
      'the second report reviews a part of a year: promises of the whole year are settled by the report at its end',
    )
  const [promised, reviewed] = [last.meta.planYear, reviewYearOf(next)]
  if (promised !== null && reviewed !== null && promised !== reviewed && years !== 'part')
    add('not-consecutive', true, ...apart(promised, reviewed))
  if (promised === null || reviewed === null)
    add(
      'unknown-year',
      false,
      `认不出${promised === null ? '前一份报告安排' : '后一份报告回顾'}的是哪一年，请确认两份是相连的两年`,
      `the year of the ${promised === null ? 'first' : 'second'} report is unknown: make sure that one follows the other`,
    )
  if (years === 'several')
    add(
      'several-years',
      true,
      '后一份报告回顾的是几年的工作，没有单独回顾上一年，不能逐项对账',
      'the second report reviews several years and not the last one by itself: no settlement',
    )
  if (years === 'both')
    add(
      'several-years',
      false,
      '后一份报告既回顾几年也回顾上一年，数字要看清是几年的还是一年的',
      'the second report reviews several years as well as the last one: mind which a figure is of',
    )
  if (claimsOf(next).length === 0)
    add('no-review', true, '后一份报告里没有读出工作回顾', 'no review was found in the second report')
  if (promisesOf(last).length === 0)
    add('no-promises', true, '前一份报告里没有读出工作安排', 'no plan was found in the first report')
  return found.sort((a, b) => Number(b.prevents) - Number(a.prevents))
}

const reviewYearOf = ({ meta: { reviewYear, planYear } }: Report) =>
  reviewYear ?? (planYear === null ? null : planYear - 1)

const bare = (text: string) => text.replace(/\s+/g, '')

function apart(promised: number, reviewed: number): [zh: string, en: string] {
  const [zh, en] =
    reviewed < promised
      ? ['；两份的先后可能放反了', '; the two may be in the wrong order']
      : [
          `；中间缺少 ${promised + 1}${reviewed > promised + 1 ? `—${reviewed}` : ''} 年的报告`,
          '; a report between them is missing',
        ]
  return [
    `前一份安排的是 ${promised} 年的工作，后一份回顾的是 ${reviewed} 年，不是相连的两年${zh}`,
    `the first plans ${promised}, the second reviews ${reviewed}: not consecutive years${en}`,
  ]
}

/** What a higher level's name ends in, or is in short. */
const above =
  /(?:[省市州盟县旗区]|地区|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)$/

/** True for `临川市青禾区` and `青禾区`: one names the higher level too. Not for `北青禾区`, which is another. */
export function samePlace(a: string, b: string): boolean {
  const [first = '', second = ''] = [a, b].map(bare)
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (short === long) return true
  return short !== '' && long.endsWith(short) && above.test(long.slice(0, -short.length))
}

const several =
  /(?:过去|这|近|本届政府).{0,6}(?<!\d)[三四五3-5]年|(?<![第\d])[三四五3-5]年(?:来|工作|以来|间|回顾)|本届政府(?:任期|工作|成立)/
/** In the title of a review or one of its headings. */
const severalInTitle = /“十[一二三四五六七八九]五”(?:时期|期间|以来)|20\d\d年?[—–\-―至到~]{1,2}20\d\d年/g
const single = /(?:过去|这|刚刚过去的)(?:的)?一年|一年来|去年|上年|20\d\d年(?:，|是|工作|重点|主要|全|完成|的工作)/
const part =
  /(?:上半年|前三季度|前三个季度|一季度|前?[一二三四五六七八九十\d]{1,2}个月|1[—–-―至到]\d{1,2}月份?)(?:的|政府|主要|重点|经济|社会|经济社会)*(?:工作|发展|运行)?(?:的|情况|完成)*(?:回顾|总结|进展|情况|报告)|半年(?:度)?(?:政府)?工作(?:报告|总结|回顾)/

/**
 * Whether the review is of one year, of a whole term, of both, or of a part of a year, by its title, its first words and its
 * headings.
 */
function yearsReviewed({ text, units, areas }: Report): 'one' | 'several' | 'both' | 'part' {
  const first = units.find(({ role }) => role === 'result' || role === 'review-heading')
  const end = Math.min(text.length, ...areas.map(({ span }) => span[0]))
  const reviewEnd = units.findLast(({ role, span }) => (role === 'result' || role === 'problem') && span[0] < end)
  if (!first || !reviewEnd) return 'one'
  // the title of the review stands above its first sentence
  const title = text.slice(Math.max(0, first.span[0] - 400), first.span[0])
  const review = title + text.slice(first.span[0], reviewEnd.span[1])
  const heads = units
    .filter(({ role, span }) => role === 'review-heading' && span[0] < end)
    .map(({ span }) => text.slice(...span))
  if (part.test([title, ...heads].join('\n'))) return 'part'
  const opening = `${review.slice(0, 700)}\n${heads.join('\n')}`
  if (!several.test(opening) && [title, ...heads].join('\n').search(severalInTitle) < 0) return 'one'
  return single.test(review.replace(severalInTitle, '')) ? 'both' : 'several'
}
