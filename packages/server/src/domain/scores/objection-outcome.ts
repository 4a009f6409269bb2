/** What the office answers to an objection: 维持, or 重新计算, whereupon it computes another version. */
export const objectionOutcomes = ['kept', 'recompute'] as const
/** {@link objectionOutcomes} */
export type ObjectionOutcome = (typeof objectionOutcomes)[number]
