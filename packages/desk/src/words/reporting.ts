import type { SentUrge } from '@luoshi/server/desk/mail/message-routes.ts'
import type { DeskPeriod, ReportStep, TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** `10月`, `第三季度` */
export function periodWords({ kind, ordinal, year }: Pick<DeskPeriod, 'kind' | 'ordinal' | 'year'>): string {
  switch (kind) {
    case 'month':
      return `${ordinal}月`
    case 'quarter':
      return `第${'一二三四'.charAt(ordinal - 1)}季度`
    case 'half-year':
      return ordinal === 1 ? '上半年' : '下半年'
    case 'year':
      return `${year}年`
  }
}

/** `2031-03-28 截止`; where it was moved also the day by the rule and why. */
export function dueWords({ dueOn, moved }: Pick<DeskPeriod, 'dueOn' | 'moved'>): string {
  return moved === null ? `${dueOn} 截止` : `${dueOn} 截止（原 ${moved.from}，${moved.reason}）`
}

/** What was done to a report. */
export const stepWords: Readonly<Record<ReportStep['kind'], string>> = {
  drafted: '开始填写',
  'sent-to-head': '提交审签',
  sent: '报送督查室',
  'returned-by-head': '审签退回',
  returned: '审核退回',
  accepted: '审核通过',
  'taken-back': '撤回修改',
  withdrawn: '撤回上一步办理',
}

/** 变更的内容 */
export const changeWords: Readonly<Record<TaskRecord['changes'][number]['field'], string>> = {
  wording: '任务内容',
  due: '完成时限',
  requirement: '目标要求',
  disclosure: '公开属性',
}

/** Labels of the states of a change. */
export const changeStateWords: Readonly<Record<TaskRecord['changes'][number]['state'], string>> = {
  proposed: '待批准',
  approved: '已批准',
  refused: '未同意',
  withdrawn: '已撤回',
}

/** What a unit still owes. */
export const owesWords = {
  signature: '未签收',
  report: '未填报',
  mending: '退回未改',
  check: '待单位审签',
} as const

/** `2031-03-10 14:05 已催报，2 人中 1 人已读` */
export function urgedWords({ at, people }: Pick<SentUrge, 'at' | 'people'>): string {
  const read = people.filter(({ readAt }) => readAt !== null).length
  return `${momentWords(at)} 已催报，${people.length} 人中 ${read} 人已读`
}

/** Whether an urge can be taken back: it stands, and nobody has read it. */
export const mayWithdraw = ({ people, withdrawnAt }: Pick<SentUrge, 'people' | 'withdrawnAt'>): boolean =>
  withdrawnAt === null && people.every(({ readAt }) => readAt === null)

/** What came of taking urges back: how many, whose stay because they were read, and that an e-mail is not called back. */
export function withdrawnWords(
  { count, stay }: { readonly count: number; readonly stay: readonly string[] },
  mailed: boolean,
): string {
  const read = `${stay.slice(0, 5).join('、')}${stay.length > 5 ? `等 ${stay.length} 个单位` : ''}`
  return [
    `已撤回 ${count} 个单位的催报`,
    ...(stay.length > 0 ? [`${read}已有人读过，不能撤回`] : []),
    ...(mailed ? ['已发出的邮件收不回'] : []),
  ].join('；')
}

/** `2031-03-10 14:05:30` in Asia/Shanghai, whatever the browser's zone. */
export function exactMomentWords(at: string | Date): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
}

/** `2031-03-10 14:05` in Asia/Shanghai. */
export const momentWords = (at: string | Date): string => exactMomentWords(at).slice(0, 16)

/** `2031-03-10`: the day in Asia/Shanghai on which a moment falls. */
export const dayWords = (at: string | Date): string => exactMomentWords(at).slice(0, 10)

/** `3.2 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
