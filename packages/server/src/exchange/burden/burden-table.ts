import { askKinds } from '../../domain/burden/burden.ts'
import { askKindWords, limitWords } from '../../domain/burden/burden-words.ts'
import type { BurdenOfMonth } from '../../queries/burden/burden-of.ts'
import type { CommitmentTable } from '../publication/commitment-table.ts'

/** What units received in a month as a sheet, a row a unit. */
export function burdenTable({ year, month, units }: BurdenOfMonth, place: string): CommitmentTable {
  return {
    title: `${place}${year}年${month}月基层负担情况`,
    origin:
      '“重复索要”指同一任务或同一内容在一个月内以两种以上方式（填报、督办、督查）索要；填报及其催报、退回算一种。',
    sheet: '减负情况',
    columns: [
      { name: '单位', width: 24 },
      ...askKinds.map((kind) => ({ name: askKindWords[kind], width: 10 })),
      { name: '除填报外合计', width: 13 },
      { name: '重复索要', width: 10 },
      { name: '超过上限', width: 30 },
    ],
    rows: units.map((unit) => [
      unit.unit,
      ...askKinds.map((kind) => unit.counts[kind]),
      unit.beside,
      unit.twice,
      unit.over.map((limit) => limitWords[limit]).join('、'),
    ]),
  }
}
