import type { MatterState } from './matter-table.ts'

/** Where a matter stands, as the office calls it; the desk holds its words to these. */
export const matterStateWords = {
  draft: '草拟',
  proposed: '待审核立项',
  registered: '已立项',
  'handed-out': '待签收',
  refused: '待重新交办',
  active: '办理中',
  reported: '待审核',
  'extension-asked': '延期待初审',
  'extension-reviewed': '延期待批',
  'close-asked': '办结待审',
  closed: '已办结',
  'struck-off': '已销号',
  suspended: '已中止',
  adjusted: '已调整',
  terminated: '已终止',
  discarded: '已作废',
} as const satisfies Readonly<Record<MatterState, string>>

/** The words themselves, so that another list of them cannot differ. */
export type MatterStateWords = typeof matterStateWords
