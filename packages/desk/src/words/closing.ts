import type { ClosingDetail } from '@luoshi/server/desk/closing/closing-routes.ts'

type ClosingAct = ClosingDetail['acts'][number]

/** How far the closing of a task is. */
export const closingStateWords: Readonly<Record<ClosingDetail['state'], string>> = {
  open: '未申请办结',
  'close-asked': '办结待核验',
  closed: '已办结，待销号',
  'struck-off': '已销号',
}

/** What is done to it: on its button, and in its history. */
export const closingActWords: Readonly<Record<ClosingAct, string>> = {
  'ask-close': '申请办结',
  'take-back': '撤回办结申请',
  verify: '核验通过',
  'return-close': '退回继续办理',
  'strike-off': '销号',
}

/** What follows from an act that asks for no words. */
export const closingPlainWords: Readonly<Partial<Record<ClosingAct, string>>> = {
  'take-back': '撤回后任务继续办理，可以再次申请办结。',
  'strike-off': '销号后这项任务的办结不再变动。',
}
