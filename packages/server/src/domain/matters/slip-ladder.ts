import { type MatterState, runningStates } from './matter-table.ts'

/** 蓝色督查单（提醒）, 橙色督查单, 红色督查单（警告、责令限期办结） */
export const slipColours = ['blue', 'orange', 'red'] as const
/** Colours of a slip in rising order: blue, orange, red. */
export type SlipColour = (typeof slipColours)[number]

/** 拟制, 待签发, 已签发, 已签收, 已答复, 已办结, 认定无正当理由, 已撤销 */
export const slipStates = [
  'drafted',
  'checked',
  'issued',
  'served',
  'answered',
  'settled',
  'found-wanting',
  'revoked',
] as const
/** States of a slip, from draft to the office's finding. */
export type SlipState = (typeof slipStates)[number]

/** 核稿, 退回, 签发, 签收, 答复, 办结, 认定, 撤销 */
export const slipActs = ['check', 'send-back', 'issue', 'receive', 'answer', 'settle', 'find', 'revoke'] as const
/** Acts on a slip; the table says from which state, to which, and whose. */
export type SlipAct = (typeof slipActs)[number]

/** Whose act it is; `office-second` is anyone of the office but who drafted it. */
export type SlipActor = 'office' | 'office-second' | 'approver' | 'lead' | 'lead-head'

/** What an act on a slip does, whose it is and what it must bring. */
export interface SlipMove {
  readonly from: readonly SlipState[]
  readonly to: SlipState
  readonly by: SlipActor
  /** Whether it says why, or what was done. */
  readonly words: boolean
  readonly leaves: `slip.${string}`
}

/** What may be done to a slip. A finding that there was no proper reason is possible once its limit has passed. */
export const slipTable: Readonly<Record<SlipAct, SlipMove>> = {
  check: { from: ['drafted'], to: 'checked', by: 'office-second', words: false, leaves: 'slip.checked' },
  'send-back': { from: ['checked'], to: 'drafted', by: 'approver', words: true, leaves: 'slip.sent-back' },
  issue: { from: ['checked'], to: 'issued', by: 'approver', words: false, leaves: 'slip.issued' },
  receive: { from: ['issued'], to: 'served', by: 'lead', words: false, leaves: 'slip.received' },
  answer: { from: ['issued', 'served'], to: 'answered', by: 'lead-head', words: true, leaves: 'slip.answered' },
  settle: { from: ['answered'], to: 'settled', by: 'office', words: false, leaves: 'slip.settled' },
  find: {
    from: ['issued', 'served', 'answered'],
    to: 'found-wanting',
    by: 'office',
    words: true,
    leaves: 'slip.found-wanting',
  },
  revoke: {
    from: ['drafted', 'checked', 'issued', 'served', 'answered', 'settled', 'found-wanting'],
    to: 'revoked',
    by: 'approver',
    words: true,
    leaves: 'slip.revoked',
  },
}

/** The state an act on a slip leads to; undefined where there is none, or where its limit has not passed yet. */
export function slipAfter(
  { state, limit }: { readonly state: SlipState; readonly limit: Date },
  act: SlipAct,
  now: Date,
): SlipState | undefined {
  const { from, to } = slipTable[act]
  if (!from.includes(state)) return undefined
  return act === 'find' && now < limit ? undefined : to
}

/** Why a slip is given: 进展缓慢, 质量不高; or at once, 限期较紧的重要事项, 重大, 紧急, 突发, 领导批示, 特事特办. */
export const slipGrounds = [
  'slow',
  'quality',
  'short-limit',
  'major',
  'urgent',
  'sudden',
  'instruction',
  'special',
] as const
/** On what a slip is given. */
export type SlipGround = (typeof slipGrounds)[number]

/** On what a slip of a colour may be given at once, without the colour below it. */
export const directGrounds: Readonly<Record<SlipColour, readonly SlipGround[]>> = {
  blue: ['slow', 'quality', 'short-limit'],
  orange: ['major', 'urgent', 'sudden', 'instruction'],
  red: ['special'],
}

/** Why no slip of a colour can be given now. */
export type SlipBar = 'not-running' | 'same-colour' | 'colour-passed' | 'ground-needed' | 'lower-not-found-wanting'

/**
 * Why no slip of a colour may be given on a matter; undefined when it may. One matter has one slip of a colour at most, unless
 * it was revoked, and none below one it has. The next colour is given once the one below was found wanting: its limit passed,
 * and no proper reason, which is recorded; or directly on a ground of that colour.
 */
export function slipBar(
  colour: SlipColour,
  ground: SlipGround,
  matter: MatterState,
  slips: readonly { readonly colour: SlipColour; readonly state: SlipState }[],
): SlipBar | undefined {
  if (!runningStates.includes(matter)) return 'not-running'
  const standing = slips.filter(({ state }) => state !== 'revoked')
  if (standing.some((slip) => slip.colour === colour)) return 'same-colour'
  const rung = slipColours.indexOf(colour)
  if (standing.some((slip) => slipColours.indexOf(slip.colour) > rung)) return 'colour-passed'
  if (directGrounds[colour].includes(ground)) return undefined
  if (ground !== 'slow' && ground !== 'quality') return 'ground-needed'
  const below = standing.find((slip) => slip.colour === slipColours[rung - 1])
  return below?.state === 'found-wanting' ? undefined : 'lower-not-found-wanting'
}
