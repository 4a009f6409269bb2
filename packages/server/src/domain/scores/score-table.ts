/** Where a version of a period's scores stands: 草稿, 待审批, 已公布, 已被新版替代, 已作废. */
export const scoreStates = ['draft', 'proposed', 'published', 'replaced', 'discarded'] as const
/** {@link scoreStates} */
export type ScoreState = (typeof scoreStates)[number]

/** 提请审批, 撤回, 退回, 批准并内部公布, 作废; 替代 comes with a later version. */
const scoreActs = ['propose', 'withdraw', 'send-back', 'publish', 'discard', 'replace'] as const
/** {@link scoreActs} */
export type ScoreAct = (typeof scoreActs)[number]

/** Acts that somebody asks for; `replace` follows from another version. */
export const askedScoreActs = ['propose', 'withdraw', 'send-back', 'publish', 'discard'] as const
/** {@link askedScoreActs} */
export type AskedScoreAct = (typeof askedScoreActs)[number]

/** One row of {@link scoreTable}. */
export interface ScoreMove {
  readonly from: readonly ScoreState[]
  readonly to: ScoreState
  /** The supervision office; or one who may approve and neither computed nor proposed it. */
  readonly by: 'office' | 'approver'
  readonly reason: boolean
  readonly leaves: `score.${string}`
}

/** What may be done to a version of scores, by whom, and where it leads. Its rows never change, whatever its state. */
export const scoreTable: Readonly<Record<ScoreAct, ScoreMove>> = {
  propose: { from: ['draft'], to: 'proposed', by: 'office', reason: false, leaves: 'score.proposed' },
  withdraw: { from: ['proposed'], to: 'draft', by: 'office', reason: false, leaves: 'score.withdrawn' },
  'send-back': { from: ['proposed'], to: 'draft', by: 'approver', reason: true, leaves: 'score.sent-back' },
  publish: { from: ['proposed'], to: 'published', by: 'approver', reason: false, leaves: 'score.published' },
  discard: { from: ['draft'], to: 'discarded', by: 'office', reason: true, leaves: 'score.discarded' },
  // a draft by the next computing, a published one by the publishing of a later version
  replace: { from: ['draft', 'published'], to: 'replaced', by: 'office', reason: false, leaves: 'score.replaced' },
}

/** Who acts, and what is known of the version. */
export interface ScoreDoer {
  readonly personId: string
  readonly office: boolean
  /** Whose powers to approve somebody holds: their own (null), or those of who is named, by delegation. */
  readonly approvesFor: readonly (string | null)[]
  readonly computedBy: string
  readonly proposedBy: string | null
}

/** The acts somebody may ask for of a version in a state. */
export const openScoreActs = (state: ScoreState, doer: ScoreDoer): readonly AskedScoreAct[] =>
  askedScoreActs.filter((act) => scoreTable[act].from.includes(state) && isTheirs(act, doer))

/** Neither the makers nor who stands in for one of them approve what was made. */
function isTheirs(act: AskedScoreAct, { personId, office, approvesFor, computedBy, proposedBy }: ScoreDoer): boolean {
  if (scoreTable[act].by === 'office') return office
  const makers = [computedBy, proposedBy]
  return !makers.includes(personId) && approvesFor.some((holder) => holder === null || !makers.includes(holder))
}
