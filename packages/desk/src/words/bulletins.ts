import type { BulletinDetail, BulletinListed, SectionKey } from '@luoshi/server/desk/bulletins/bulletin-routes.ts'

/** Where a bulletin stands. */
export const bulletinStateWords: Readonly<Record<BulletinListed['state'], string>> = {
  draft: '草拟',
  proposed: '待审批',
  approved: '已审批，待印发',
  sent: '已印发',
  discarded: '已作废',
}

/** What is done to a bulletin: on its button, and in its history. */
export const bulletinActWords: Readonly<Record<BulletinDetail['acts'][number], string>> = {
  propose: '提请审批',
  withdraw: '撤回',
  'send-back': '退回修改',
  approve: '批准',
  send: '印发',
  discard: '作废草稿',
}

/** By what time a bulletin is. */
export const bulletinKindWords: Readonly<Record<BulletinListed['kind'], string>> = {
  month: '月通报',
  quarter: '季通报',
  'half-year': '半年通报',
  year: '年度通报',
  subject: '专题通报',
}

/** 栏目 */
export const sectionWords: Readonly<Record<SectionKey, string>> = {
  lights: '总体情况',
  turned: '变化情况',
  reports: '填报情况',
  matters: '督办情况',
  closed: '办结和超额完成情况',
  burden: '减轻基层负担情况',
}

/** `督查通报〔2031〕3号`; empty before 批准. */
export const bulletinNumber = ({ year, ordinal }: Pick<BulletinListed, 'year' | 'ordinal'>): string =>
  year === null || ordinal === null ? '' : `督查通报〔${year}〕${ordinal}号`
