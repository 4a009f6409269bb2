import type { FigureAnswer, SettledPromise, Settlement } from '@luoshi/report/compare'
import type { CommitmentTable, TableCell, TableColumn } from '../publication/commitment-table.ts'
import { againWords, kindWords, notice, resultWords, verdictWords } from './verdict-words.ts'

interface Column extends TableColumn {
  readonly cell: (promise: SettledPromise, number: number) => TableCell
}

/** A settlement as the 对照表 offices make by hand: a promise a row, in the order of the report. */
export function settlementTable(settlement: Settlement): CommitmentTable {
  const { last, next, promises } = settlement
  const place = last.jurisdiction ?? next.jurisdiction ?? ''
  const year = last.planYear === null ? '' : `${last.planYear}年`
  return {
    title: `${place}${year}政府工作报告承诺对照表`,
    origin: `${last.file ?? ''} 与 ${next.file ?? ''} 对照；规则版本 ${settlement.rules}。${notice}`,
    sheet: '对照表',
    columns,
    rows: promises.map((promise, i) => columns.map(({ cell }) => cell(promise, i + 1))),
  }
}

const columns: readonly Column[] = [
  { name: '序号', width: 6, cell: (_, number) => number },
  { name: '领域', width: 16, cell: ({ area }) => area ?? '' },
  { name: '类别', width: 8, cell: ({ kind }) => kindWords[kind] },
  { name: '承诺原文', width: 40, cell: ({ text }) => text },
  { name: '提示结论', width: 12, cell: verdictOf },
  { name: '把握', width: 8, cell: ({ certainty }) => `${Math.round(100 * certainty)}%` },
  { name: '今年报告的表述', width: 40, cell: ({ claims }) => claims[0]?.text ?? '' },
  {
    name: '其次的表述',
    width: null,
    cell: ({ claims }) =>
      claims
        .slice(1, 3)
        .map(({ text }) => text)
        .join('\n'),
  },
  {
    name: '数字',
    width: 24,
    cell: ({ claims }) => claims.flatMap(({ figures }) => figures.map(figureLine)).join('\n'),
  },
  { name: '再次承诺', width: 24, cell: againOf },
  { name: '依据', width: 32, cell: ({ reasons }) => reasons.join('；') },
]

/** What is proposed of a promise; a slogan is left out of an account. */
export function verdictOf({ verdict, rhetorical }: Pick<SettledPromise, 'verdict' | 'rhetorical'>): string {
  return rhetorical ? '不作对账' : verdictWords[verdict]
}

/** `关停自备井 1066眼 → 952眼 低于承诺`, with its conversion. */
export function figureLine({ metric, value, unit, change, said, result, conversion }: FigureAnswer): string {
  const grown = (amount: unknown, isChange: boolean) =>
    isChange && typeof amount === 'number' && amount > 0 ? '+' : ''
  const promised = `${grown(value, change)}${value ?? ''}${unit ?? ''}`
  const stated = `${grown(said.value, said.change)}${said.value}${said.unit ?? ''}`
  return `${metric} ${promised} → ${stated} ${resultWords[result]}${conversion === null ? '' : `（${conversion}）`}`
}

function againOf({ promisedAgain, again: [first] }: SettledPromise): string {
  return promisedAgain && first ? `${againWords[first.how]}：${first.text}` : ''
}
