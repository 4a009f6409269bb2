/** How far the closing of a task of the year is: 未申请, 办结待核验, 已办结, 已销号. */
export const closingStates = ['open', 'close-asked', 'closed', 'struck-off'] as const
/** States of closing a task: open, asked for, closed. */
export type ClosingState = (typeof closingStates)[number]

/** 申请办结, 撤回申请, 核验通过, 退回继续办理, 销号 */
export const closingActs = ['ask-close', 'take-back', 'verify', 'return-close', 'strike-off'] as const
/** Acts of closing a task. */
export type ClosingAct = (typeof closingActs)[number]

/** What an act of closing does and whose it is. */
export interface ClosingMove {
  readonly from: ClosingState
  readonly to: ClosingState
  /** The lead unit's head; the supervision office; the office, by a second person: not by who asked. */
  readonly by: 'lead-head' | 'office' | 'office-second'
  readonly carries: readonly ('reason' | 'text' | 'evidence' | 'grade')[]
  readonly leaves: `task.${string}`
}

/** The way in which a task of the year ends; it is the end of a matter's too. A closed task's light is blue. */
export const closingTable: Readonly<Record<ClosingAct, ClosingMove>> = {
  'ask-close': {
    from: 'open',
    to: 'close-asked',
    by: 'lead-head',
    carries: ['text', 'evidence'],
    leaves: 'task.close-asked',
  },
  'take-back': { from: 'close-asked', to: 'open', by: 'lead-head', carries: [], leaves: 'task.close-taken-back' },
  verify: {
    from: 'close-asked',
    to: 'closed',
    by: 'office-second',
    carries: ['text', 'grade'],
    leaves: 'task.closed',
  },
  'return-close': {
    from: 'close-asked',
    to: 'open',
    by: 'office',
    carries: ['reason'],
    leaves: 'task.close-returned',
  },
  'strike-off': { from: 'closed', to: 'struck-off', by: 'office', carries: [], leaves: 'task.struck-off' },
}
