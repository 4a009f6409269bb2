import type { SettledPromise, Settlement } from '@luoshi/report/compare'
import { figureLine, settlementTable, verdictOf } from '../../exchange/settlement/settlement-table.ts'
import { againWords } from '../../exchange/settlement/verdict-words.ts'
import { countLine } from './counts.ts'

/** A settlement as Markdown: by area, each promise with the sentence that comes nearest. */
export function settlementMarkdown(settlement: Settlement): string {
  const { title, origin } = settlementTable(settlement)
  const lines = [`# ${escaped(title)}`, '', escaped(origin), '']
  for (const { message, prevents } of settlement.findings)
    lines.push(`> ${prevents ? '不能对账' : '注意'}：${escaped(message)}`, '')
  if (settlement.promises.length > 0) lines.push(countLine(settlement.promises), '')
  let area: string | null | undefined
  for (const promise of settlement.promises) {
    if (promise.area !== area) {
      area = promise.area
      lines.push(`## ${escaped(area ?? '预期目标和其他')}`, '')
    }
    lines.push(...item(promise))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function item(promise: SettledPromise): string[] {
  const { text, certainty, claims, promisedAgain, again } = promise
  const [first] = claims
  const [sentence] = again
  return [
    `- ${escaped(text)}`,
    `  - **${verdictOf(promise)}**（把握 ${Math.round(100 * certainty)}%，待核）`,
    ...(first ? [`  - 今年报告：${escaped(first.text)}`] : []),
    ...claims.flatMap(({ figures }) => figures.map((figure) => `  - ${escaped(figureLine(figure))}`)),
    ...(promisedAgain && sentence ? [`  - 再次承诺（${againWords[sentence.how]}）：${escaped(sentence.text)}`] : []),
    '',
  ]
}

/** Marks that Markdown would take for its own. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\n+/g, ' ')
