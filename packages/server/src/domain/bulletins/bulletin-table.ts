import { periodKinds } from '../vocabulary.ts'

/** Where a bulletin stands: 草拟, 待审批, 已审批, 已印发, 已作废. */
export const bulletinStates = ['draft', 'proposed', 'approved', 'sent', 'discarded'] as const
/** {@link bulletinStates} */
export type BulletinState = (typeof bulletinStates)[number]

/** 提请审批, 撤回, 退回修改, 批准, 印发, 作废 */
export const bulletinActs = ['propose', 'withdraw', 'send-back', 'approve', 'send', 'discard'] as const
/** {@link bulletinActs} */
export type BulletinAct = (typeof bulletinActs)[number]

/** 月, 季, 半年, 年度, 专题 */
export const bulletinKinds = [...periodKinds, 'subject'] as const
/** {@link bulletinKinds} */
export type BulletinKind = (typeof bulletinKinds)[number]

/** One row of {@link bulletinTable}. */
export interface BulletinMove {
  readonly from: BulletinState
  readonly to: BulletinState
  /** The supervision office; one who may approve, but not who proposed it. */
  readonly by: 'office' | 'approver'
  readonly reason: boolean
  readonly leaves: `bulletin.${string}`
}

/** What may be done to a bulletin, by whom, and where it leads. Nothing of it changes once it is approved. */
export const bulletinTable: Readonly<Record<BulletinAct, BulletinMove>> = {
  propose: { from: 'draft', to: 'proposed', by: 'office', reason: false, leaves: 'bulletin.proposed' },
  withdraw: { from: 'proposed', to: 'draft', by: 'office', reason: false, leaves: 'bulletin.withdrawn' },
  'send-back': { from: 'proposed', to: 'draft', by: 'approver', reason: true, leaves: 'bulletin.sent-back' },
  approve: { from: 'proposed', to: 'approved', by: 'approver', reason: false, leaves: 'bulletin.approved' },
  send: { from: 'approved', to: 'sent', by: 'office', reason: false, leaves: 'bulletin.sent' },
  discard: { from: 'draft', to: 'discarded', by: 'office', reason: true, leaves: 'bulletin.discarded' },
}

/** Who acts, and what is known of the bulletin. */
export interface BulletinDoer {
  readonly personId: string
  readonly office: boolean
  readonly approver: boolean
  readonly proposedBy: string | null
}

/** The acts somebody may do to a bulletin in a state. */
export const openBulletinActs = (state: BulletinState, doer: BulletinDoer): readonly BulletinAct[] =>
  bulletinActs.filter((act) => bulletinTable[act].from === state && isTheirs(act, doer))

const isTheirs = (act: BulletinAct, { personId, office, approver, proposedBy }: BulletinDoer): boolean =>
  bulletinTable[act].by === 'office' ? office : approver && personId !== proposedBy
