import type { FigureResult, Verdict } from '@luoshi/report/compare'

/** What a proposed verdict is called; only a person parts the last into 仅笼统提及 and 报告未提及. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  met: '已完成',
  short: '未达到',
  underway: '推进中',
  'not-named': '未点名（仅笼统提及或未提及）',
}

/** Kinds of promises in Chinese. */
export const kindWords = { measure: '举措', target: '预期目标', livelihood: '民生实事' } as const

/** How a reported figure stands to the promised one, in Chinese. */
export const resultWords: Readonly<Record<FigureResult, string>> = {
  reached: '达到',
  below: '低于承诺',
  yardstick: '口径不同',
}

/** How a promise returns in the later report, in Chinese. */
export const againWords = {
  same: '照旧',
  raised: '提高',
  lowered: '降低',
  reworded: '改写',
  yardstick: '换口径',
} as const

/** What every settlement that is printed or published says of itself. */
export const notice = '系统提示，均待核：未经人确认。未提及不等于未完成，办理情况以台账为准。'
