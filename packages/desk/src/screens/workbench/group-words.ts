import type { WorkbenchKind } from '@luoshi/server/desk/reporting/workbench-routes.ts'

interface GroupWords {
  readonly title: string
  /** What is to be done with them. */
  readonly does: string
  /** Screen where it is done, behind `/desk/{code}/`. */
  readonly opens: string
}

/** What waits, in the words of the office. */
export const groupWords: Readonly<Record<WorkbenchKind, GroupWords>> = {
  'to-sign': { title: '待签收', does: '核对任务，签收或退签', opens: 'progress?show=to-sign' },
  returned: { title: '被退回', does: '按退回意见修改后重新报送', opens: 'progress?show=returned' },
  'to-report': { title: '本期待报', does: '填报进展，或报本期无变化', opens: 'progress?show=to-report' },
  'to-confirm': { title: '待确认', does: '对牵头单位的填报确认或提出异议', opens: 'progress?show=to-confirm' },
  'to-check': { title: '待审签', does: '审核承办人员的填报并报送', opens: 'progress?show=to-check' },
  'close-returned': { title: '办结被退回', does: '按退回意见办理后再申请办结', opens: 'tasks?status=active' },
  'to-verify': { title: '办结待核验', does: '核验属实后办结，或写明理由退回', opens: 'tasks?status=active' },
  'to-strike-off': { title: '待销号', does: '已核验办结的任务，销号', opens: 'tasks?status=closed' },
  'to-review': { title: '待审阅的报告', does: '逐条核对待审条目后通过', opens: 'reports' },
  'not-signed': { title: '待签收（各单位）', does: '看哪些单位还没有签收，催办', opens: 'progress?show=not-reported' },
  'to-assign': { title: '待下达', does: '明确牵头单位和时限后下达', opens: 'tasks?status=drafted' },
  refused: { title: '退签待重新下达', does: '看退签理由，重新指定牵头单位', opens: 'tasks?status=refused' },
  'to-judge': { title: '待审核', does: '通过，或写明理由退回', opens: 'progress?show=to-judge' },
  'to-decide': { title: '待批的变更', does: '对照原文，同意或不同意', opens: 'tasks?changes=proposed' },
  'not-reported': { title: '尚未报送', does: '催报', opens: 'progress?show=not-reported' },
}

/** What is late of a kind: of reports to be judged that they came late, of all else that they still wait. */
export const lateWords = (kind: WorkbenchKind): string => (kind === 'to-judge' ? '报送逾期' : '逾期')
