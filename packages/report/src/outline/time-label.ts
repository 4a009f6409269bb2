/** Which year the words behind a label tell of: the past one, or the one planned. */
export type Time = 'past' | 'ahead'

/** A label that says which year is told of, `⟦【去年】⟧新建…`, and its length in UTF-16 units. */
export interface TimeLabel {
  readonly time: Time
  readonly length: number
}

const label =
  /[【［[〔](?:(去年|上年|往年|过去一年|一年来|回顾|成效|成绩|完成情况|工作回顾|回头看)|(今年|新的一年|本年|来年|打算|安排|计划|举措|下一步|工作安排|向前看))[】］\]〕][：:]?[ 　]*/y

/** The label at `start` of the text; null where none stands there. Where each area tells of both years, it parts them. */
export function readTimeLabel(text: string, start: number): TimeLabel | null {
  if (!'【［[〔'.includes(text.charAt(start))) return null
  label.lastIndex = start
  const found = label.exec(text)
  return found === null ? null : { time: found[1] === undefined ? 'ahead' : 'past', length: found[0].length }
}
