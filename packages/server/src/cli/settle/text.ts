import type { SettledPromise, Settlement } from '@luoshi/report/compare'
import { figureLine, settlementTable, verdictOf } from '../../exchange/settlement/settlement-table.ts'
import { againWords } from '../../exchange/settlement/verdict-words.ts'
import { oneLine } from '../terminal/printable.ts'
import { countLine } from './counts.ts'

/** A settlement to be read on a terminal. */
export function settlementText(settlement: Settlement): string {
  const { title, origin } = settlementTable(settlement)
  const lines = [title, origin]
  for (const { message, prevents } of settlement.findings) lines.push(`${prevents ? '不能对账' : '注意'}：${message}`)
  if (settlement.promises.length > 0) lines.push(countLine(settlement.promises))
  let area: string | null | undefined
  for (const [i, promise] of settlement.promises.entries()) {
    if (promise.area !== area) {
      area = promise.area
      lines.push('', oneLine(area ?? '预期目标和其他'))
    }
    lines.push(...item(promise, i + 1))
  }
  return `${lines.join('\n')}\n`
}

function item(promise: SettledPromise, number: number): string[] {
  const { text, certainty, claims, promisedAgain, again } = promise
  const [first] = claims
  const [sentence] = again
  return [
    `${String(number).padStart(4)}  ${oneLine(text)}`,
    `      ${verdictOf(promise)}（把握 ${Math.round(100 * certainty)}%）`,
    ...(first ? [`      今年报告：${oneLine(first.text)}`] : []),
    ...claims.flatMap(({ figures }) => figures.map((figure) => `      ${figureLine(figure)}`)),
    ...(promisedAgain && sentence ? [`      再次承诺（${againWords[sentence.how]}）：${oneLine(sentence.text)}`] : []),
  ]
}
