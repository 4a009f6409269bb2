/** Where a matter stands: 草拟, 待审核立项, 已立项, 待签收, 待重新交办, 办理中, 待审核, 延期待初审, 延期待批, 办结待审, 已办结, 已销号, 已中止, 已调整, 已终止, 已作废. */
export const matterStates = [
  'draft',
  'proposed',
  'registered',
  'handed-out',
  'refused',
  'active',
  'reported',
  'extension-asked',
  'extension-reviewed',
  'close-asked',
  'closed',
  'struck-off',
  'suspended',
  'adjusted',
  'terminated',
  'discarded',
] as const
/** States of a matter, from draft to appraisal. */
export type MatterState = (typeof matterStates)[number]

/** 提请立项, 撤回, 退回修改, 作废, 批准立项, 交办, 签收, 退签, 反馈, 通过, 退回, 申请延期, 初审, 同意延期, 不同意延期, 申请办结, 复核通过, 退回继续办理, 销号, 中止, 调整, 终止. */
export const matterActs = [
  'propose',
  'withdraw',
  'send-back',
  'discard',
  'approve',
  'hand-out',
  'sign',
  'refuse',
  'feed-back',
  'accept',
  'return',
  'ask-extension',
  'review-extension',
  'grant-extension',
  'deny-extension',
  'ask-close',
  'verify',
  'return-close',
  'strike-off',
  'suspend',
  'adjust',
  'terminate',
] as const
/** Acts on a matter; the table says from which state, to which, and whose. */
export type MatterAct = (typeof matterActs)[number]

/**
 * Whose act it is: the supervision office's; one who may approve; the lead unit's head or officer; its head. Of who may
 * approve, `first` is anyone but who proposed it, and becomes the matter's approver; `same` is that approver alone.
 */
export type MatterActor = 'office' | 'approver-first' | 'approver-same' | 'lead' | 'lead-head' | 'office-second'

/** What an act must bring: words why, the unit it should go to, evidence, a grade, a day, the lead and so on. */
export type Carried =
  | 'reason'
  | 'text'
  | 'evidence'
  | 'grade'
  | 'day'
  | 'progress'
  | 'lead'
  | 'another-unit'
  | 'clock'
  | 'no-secrets'
  | 'change'

/** One row of the table. */
export interface MatterMove {
  readonly from: readonly MatterState[]
  readonly to: MatterState
  readonly by: MatterActor
  readonly carries: readonly Carried[]
  /** The ledger entry it leaves. */
  readonly leaves: `matter.${string}`
}

/** States in which a matter that was registered is under way: it may be stopped, changed, urged. */
export const liveStates: readonly MatterState[] = [
  'registered',
  'handed-out',
  'refused',
  'active',
  'reported',
  'extension-asked',
  'extension-reviewed',
  'close-asked',
]

/** States in which a unit has it: the clock runs. */
export const runningStates: readonly MatterState[] = liveStates.filter((state) => state !== 'registered')

/** States in which the lead unit may be urged: one that refused the matter waits for the office. */
export const urgedStates: readonly MatterState[] = runningStates.filter((state) => state !== 'refused')

/** States that nothing leads out of. */
export const finalStates: readonly MatterState[] = ['struck-off', 'terminated', 'discarded']

/**
 * What may be done to a matter, where, by whom, bringing what, and where it leads. What is not in it is refused by type, by
 * command and by the database. 催办, 督办 and 通报 are events and move nothing. Nothing is discarded after 立项.
 */
export const matterTable: Readonly<Record<MatterAct, MatterMove>> = {
  propose: {
    from: ['draft'],
    to: 'proposed',
    by: 'office',
    carries: ['lead', 'no-secrets'],
    leaves: 'matter.proposed',
  },
  withdraw: { from: ['proposed'], to: 'draft', by: 'office', carries: [], leaves: 'matter.withdrawn' },
  'send-back': {
    from: ['proposed'],
    to: 'draft',
    by: 'approver-first',
    carries: ['reason'],
    leaves: 'matter.sent-back',
  },
  discard: { from: ['draft'], to: 'discarded', by: 'office', carries: ['reason'], leaves: 'matter.discarded' },
  approve: { from: ['proposed'], to: 'registered', by: 'approver-first', carries: ['lead'], leaves: 'matter.approved' },
  'hand-out': {
    from: ['registered', 'refused', 'adjusted', 'suspended'],
    to: 'handed-out',
    by: 'office',
    carries: ['lead', 'clock'],
    leaves: 'matter.handed-out',
  },
  sign: { from: ['handed-out'], to: 'active', by: 'lead', carries: [], leaves: 'matter.signed' },
  refuse: {
    from: ['handed-out'],
    to: 'refused',
    by: 'lead-head',
    carries: ['reason', 'another-unit'],
    leaves: 'matter.refused',
  },
  'feed-back': { from: ['active'], to: 'reported', by: 'lead', carries: ['text'], leaves: 'matter.fed-back' },
  accept: { from: ['reported'], to: 'active', by: 'office', carries: [], leaves: 'matter.accepted' },
  return: { from: ['reported'], to: 'active', by: 'office', carries: ['reason'], leaves: 'matter.returned' },
  'ask-extension': {
    from: ['active'],
    to: 'extension-asked',
    by: 'lead-head',
    carries: ['reason', 'progress', 'day'],
    leaves: 'matter.extension-asked',
  },
  'review-extension': {
    from: ['extension-asked'],
    to: 'extension-reviewed',
    by: 'office',
    carries: ['text'],
    leaves: 'matter.extension-reviewed',
  },
  'grant-extension': {
    from: ['extension-reviewed'],
    to: 'active',
    by: 'approver-same',
    carries: ['day'],
    leaves: 'matter.extension-granted',
  },
  'deny-extension': {
    from: ['extension-reviewed'],
    to: 'active',
    by: 'approver-same',
    carries: ['reason', 'day'],
    leaves: 'matter.extension-denied',
  },
  'ask-close': {
    from: ['active'],
    to: 'close-asked',
    by: 'lead-head',
    carries: ['text', 'evidence'],
    leaves: 'matter.close-asked',
  },
  verify: {
    from: ['close-asked'],
    to: 'closed',
    by: 'office-second',
    carries: ['text', 'grade'],
    leaves: 'matter.verified',
  },
  'return-close': {
    from: ['close-asked'],
    to: 'active',
    by: 'office',
    carries: ['reason'],
    leaves: 'matter.close-returned',
  },
  'strike-off': { from: ['closed'], to: 'struck-off', by: 'office', carries: [], leaves: 'matter.struck-off' },
  suspend: { from: liveStates, to: 'suspended', by: 'approver-same', carries: ['reason'], leaves: 'matter.suspended' },
  adjust: {
    from: liveStates,
    to: 'adjusted',
    by: 'approver-same',
    carries: ['reason', 'change'],
    leaves: 'matter.adjusted',
  },
  terminate: {
    from: [...liveStates, 'suspended', 'adjusted'],
    to: 'terminated',
    by: 'approver-same',
    carries: ['reason'],
    leaves: 'matter.terminated',
  },
}

/** The state an act leads to; undefined where the table has none. */
export function matterAfter(state: MatterState, act: MatterAct): MatterState | undefined {
  const { from, to } = matterTable[act]
  return from.includes(state) ? to : undefined
}
