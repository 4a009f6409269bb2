import type { ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'

/** What the reader took a stretch of the report for. */
export type ProposalKind = ReviewProposal['kind']
/** What was decided of a proposal. */
export type ProposalState = ReviewProposal['state']

/** What a stretch of the report was read as, in the order of a report. */
export const proposalWords: Readonly<Record<ProposalKind, string>> = {
  guidance: '总体要求',
  result: '工作成效',
  problem: '存在问题',
  target: '预期目标',
  area: '重点领域',
  measure: '举措',
  livelihood: '民生实事',
  outlook: '远期展望',
}

/** Where a proposal is in its review: a shape and a word, never a colour alone. */
export const proposalStates: Readonly<Record<ProposalState, readonly [shape: string, word: string]>> = {
  open: ['○', '待定'],
  accepted: ['✓', '已接受'],
  changed: ['✎', '已改动'],
  rejected: ['✕', '已驳回'],
}

/** Labels of where a proposal comes from. */
export const originWords: Readonly<Record<ReviewProposal['origin'], string>> = {
  read: '',
  added: '选入',
  split: '拆分',
  merged: '合并',
}

/** Labels of the states of a report. */
export const reportStates = {
  proposed: '审核中',
  adopted: '已通过',
  superseded: '已被新版替代',
  'set-aside': '已撤下',
} as const

/** A reviewer's acts, as they are named when they can be taken back. */
export const actWords: Readonly<Record<string, string>> = {
  accept: '接受',
  reopen: '恢复待定',
  reject: '驳回',
  change: '改动',
  move: '移动',
  merge: '合并',
  split: '拆分',
  add: '选入',
  settle: '处理存疑',
}
