import { scoreItemWords } from '../../domain/scores/item-words.ts'
import type { ScoreDetail } from '../../queries/scores/score-detail.ts'
import type { UnitSheet } from '../../queries/scores/unit-sheet.ts'
import type { CommitmentTable } from '../publication/commitment-table.ts'

/** The scores of a version as a sheet: each unit with its total, then every row it came from. */
export function scoreTableSheet(score: ScoreDetail, sheets: readonly UnitSheet[], place: string): CommitmentTable {
  const rowsOf = new Map(sheets.map((sheet) => [sheet.unitId, sheet.rows]))
  return {
    title: `${place}${score.period}考评得分（第${score.version}版）`,
    origin: `数据截至${score.cutOff}，按计分表第${score.ruleVersion}版计算；内部使用。加分不计入总分，只用于同分排序。`,
    sheet: '考评得分',
    columns: [
      { name: '单位', width: 16 },
      { name: '名次', width: 7 },
      { name: '类型', width: 9 },
      { name: '编号', width: 14 },
      { name: '事项', width: 46 },
      { name: '权重', width: 8 },
      { name: '得分', width: 8 },
      { name: '折算分', width: 9 },
      { name: '依据', width: 32 },
    ],
    rows: score.units.flatMap((unit) => [
      [
        unit.unit,
        unit.place ?? '',
        '总分',
        '',
        unit.bindingMissed > 0 ? `约束性指标未完成${unit.bindingMissed}项` : '',
        '',
        unit.total ?? '无法计分',
        unit.total ?? '',
        `加分${unit.bonus}，扣分${unit.deduction}`,
      ],
      ...(rowsOf.get(unit.unitId) ?? []).map((row) => [
        unit.unit,
        '',
        scoreItemWords[row.item],
        row.number,
        row.words,
        row.weight ?? '',
        row.points ?? '不计',
        row.counts ?? '',
        row.note,
      ]),
    ]),
  }
}
