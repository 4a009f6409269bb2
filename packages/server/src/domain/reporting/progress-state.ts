import type { ProgressState, ProgressStep } from '../vocabulary.ts'

/** Acts on a progress report, from the officer to the office: 提交审签, 审签报出, 审签退回, 撤回修改, 审核通过, 审核退回. */
export const reportActs = ['send-to-head', 'send', 'return-by-head', 'take-back', 'accept', 'return'] as const
/** What is done to a progress report. */
export type ReportAct = (typeof reportActs)[number]

/** Whose act it is. */
export type ActOf = 'progress.write' | 'progress.send' | 'progress.judge'

/** Which proof an act needs. */
export const actNeeds: Readonly<Record<ReportAct, ActOf>> = {
  'send-to-head': 'progress.write',
  'take-back': 'progress.write',
  send: 'progress.send',
  'return-by-head': 'progress.send',
  accept: 'progress.judge',
  return: 'progress.judge',
}

/** Acts that say why. */
export const needsReason: ReadonlySet<ReportAct> = new Set(['return-by-head', 'return'])

const moves: Readonly<Record<ProgressState, Partial<Readonly<Record<ReportAct, ProgressState>>>>> = {
  // a head who writes the report sends it without asking themselves
  draft: { 'send-to-head': 'sent-to-head', send: 'sent' },
  returned: { 'send-to-head': 'sent-to-head', send: 'sent' },
  'sent-to-head': { send: 'sent', 'return-by-head': 'returned', 'take-back': 'draft' },
  sent: { accept: 'accepted', return: 'returned' },
  // what was accepted stands; it is corrected by a further version
  accepted: {},
}

/** The state an act leads to; undefined when it is not possible there. */
export function stateAfter(state: ProgressState, act: ReportAct): ProgressState | undefined {
  return moves[state][act]
}

/** What stands in the way of writing into a report. */
export type WritingBar = 'with-head' | 'with-supervisor' | 'accepted' | 'period-closed'

/**
 * Why a report cannot be written into; undefined when it can. In a closed period only a version that shows itself as a
 * correction is written.
 */
export function writingBar(
  state: ProgressState | null,
  { periodClosed, correction }: { readonly periodClosed: boolean; readonly correction: boolean },
): WritingBar | undefined {
  if (state === 'sent-to-head') return 'with-head'
  if (state === 'sent') return 'with-supervisor'
  if (state === 'accepted') return 'accepted'
  return periodClosed && !correction ? 'period-closed' : undefined
}

/** Whether a further version may be begun behind one in that state: behind what was accepted, and behind anything that a
 * closed period left undone. */
export function mayCorrect(state: ProgressState | null, periodClosed: boolean, correction: boolean): boolean {
  if (state === 'accepted') return true
  if (!periodClosed || state === 'sent-to-head' || state === 'sent') return false
  // an unfinished correction is gone on with, not corrected
  return !correction
}

/** The step by which each act stands in a report's history. */
export const stepOf = {
  'send-to-head': 'sent-to-head',
  send: 'sent',
  'return-by-head': 'returned-by-head',
  'take-back': 'taken-back',
  accept: 'accepted',
  return: 'returned',
} as const satisfies Record<ReportAct, ProgressStep>

const leadsTo: Readonly<Record<Exclude<ProgressStep, 'withdrawn'>, ProgressState>> = {
  drafted: 'draft',
  'sent-to-head': 'sent-to-head',
  sent: 'sent',
  'returned-by-head': 'returned',
  returned: 'returned',
  accepted: 'accepted',
  'taken-back': 'draft',
}

/** Within how many minutes an act on a report may be withdrawn. */
export const withdrawalMinutes = 30

/** The steps of a report that stand, in their order: a withdrawn one does not, nor does what tells of its withdrawal. */
export function standingSteps<Step extends { readonly kind: ProgressStep }>(steps: readonly Step[]): readonly Step[] {
  const standing: Step[] = []
  for (const step of steps) {
    if (step.kind === 'withdrawn') standing.pop()
    else standing.push(step)
  }
  return standing
}

/** The state that standing steps have led to; a further version begins as a draft, without a step. */
export function stateOfSteps(standing: readonly { readonly kind: ProgressStep }[]): ProgressState {
  const last = standing.at(-1)?.kind
  return last === undefined || last === 'withdrawn' ? 'draft' : leadsTo[last]
}
