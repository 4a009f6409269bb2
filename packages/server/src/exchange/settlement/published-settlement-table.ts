import type { PublishedSettledItem } from '../../domain/published-settlement.ts'
import type { PublishedYear } from '../../domain/published-year.ts'
import { countVerdicts, countWords, shownVerdictWords } from '../../domain/settlement/settlement-words.ts'
import { titledPlace } from '../../domain/titled-place.ts'
import type { CommitmentTable, TableCell, TableColumn } from '../publication/commitment-table.ts'
import { againWords, kindWords, resultWords } from './verdict-words.ts'

interface Column extends TableColumn {
  readonly cell: (item: PublishedSettledItem, year: PublishedYear) => TableCell
}

/** The published 对账单 of a year, a promise a row; undefined where none is public. `address` makes a path a full address. */
export function publishedSettlementTable(
  year: PublishedYear,
  address?: (path: string) => string,
): CommitmentTable | undefined {
  const { settlement, jurisdiction, snapshot, cutOff } = year
  if (settlement?.state !== 'closed') return undefined
  const place = titledPlace(jurisdiction)
  const chosen: readonly Column[] =
    address === undefined
      ? columns
      : [
          ...columns,
          {
            ...{ name: '永久地址', width: null },
            cell: ({ ordinal }) => address(`/${jurisdiction.code}/${year.year}/settlement/${ordinal}`),
          },
        ]
  return {
    title: `${place}${year.year}年政府工作报告对账单`,
    origin: `公开快照第${snapshot}号，数据截至${cutOff}。${countWords(countVerdicts(settlement.items))}`,
    sheet: '对账单',
    columns: chosen.map(({ name, width }) => ({ name, width })),
    rows: settlement.items.map((item) => chosen.map(({ cell }) => cell(item, year))),
  }
}

const columns: readonly Column[] = [
  { name: '年度', width: 6, cell: (_, year) => year.year },
  { name: '对账序号', width: 8, cell: ({ ordinal }) => ordinal },
  { name: '承诺序号', width: 8, cell: ({ number }) => number ?? '' },
  { name: '领域', width: 16, cell: ({ area }) => area ?? '' },
  { name: '类别', width: 8, cell: ({ kind }) => kindWords[kind] },
  { name: '承诺原文', width: 40, cell: ({ text }) => text },
  { name: '结论', width: 10, cell: ({ verdict }) => shownVerdictWords[verdict][1] },
  { name: '次年报告的表述', width: 40, cell: ({ claims }) => claims.map(({ text }) => text).join('\n') },
  {
    ...{ name: '数字', width: 24 },
    cell: ({ figures }) =>
      figures
        .map(
          ({ metric, promised, said, result, conversion }) =>
            `${metric} ${promised} → ${said} ${resultWords[result]}${conversion ? `（${conversion}）` : ''}`,
        )
        .join('\n'),
  },
  {
    ...{ name: '官方统计', width: 24 },
    cell: ({ statistics }) =>
      statistics
        .map(({ metric, value, unit, period, source }) => `${period}${metric}${value}${unit}（${source}）`)
        .join('\n'),
  },
  {
    ...{ name: '再次承诺', width: 24 },
    cell: ({ again }) => (again ? `${again.how ? `${againWords[again.how]}：` : ''}${again.text}` : ''),
  },
  { name: '连续年数', width: 8, cell: ({ years }) => years },
  { name: '说明', width: 20, cell: ({ note }) => note ?? '' },
  {
    ...{ name: '牵头单位答复', width: 24 },
    cell: ({ replies }) => replies.map(({ unit, words }) => `${unit}：${words}`).join('\n'),
  },
  {
    ...{ name: '更正', width: 20 },
    cell: ({ corrections }) =>
      corrections
        .map(
          ({ at, before, after, reason }) =>
            `${at.slice(0, 10)} ${shownVerdictWords[before][1]}→${shownVerdictWords[after][1]}：${reason}`,
        )
        .join('\n'),
  },
]
