/** 群众反映, 来信, 来电, 来访, 媒体, 其他 */
export const clueSources = ['feedback', 'letter', 'phone', 'visit', 'media', 'other'] as const
/** How a clue (线索) came to the office. */
export type ClueSource = (typeof clueSources)[number]

/** 待处理, 已转督办, 已答复, 不予办理 */
export const clueStates = ['waiting', 'taken-up', 'answered', 'dismissed'] as const
/** Where a clue stands; what became of a matter made of it stands with the matter. */
export type ClueState = (typeof clueStates)[number]

/** 转督办, 答复, 不予办理; 重新待办 comes with the discarding of the draft that was made of it. */
export const clueActs = ['take-up', 'answer', 'dismiss', 'reopen'] as const
/** What is done with a clue. */
export type ClueAct = (typeof clueActs)[number]

/** Acts that the office asks for; `reopen` follows from the matter. */
const askedClueActs = ['take-up', 'answer', 'dismiss'] as const
/** One of {@link askedClueActs}. */
export type AskedClueAct = (typeof askedClueActs)[number]

/** From where an act leads where. Who gave it is answered also once a matter was made of it. */
export const clueTable: Readonly<Record<ClueAct, { readonly from: readonly ClueState[]; readonly to: ClueState }>> = {
  'take-up': { from: ['waiting'], to: 'taken-up' },
  answer: { from: ['waiting', 'taken-up'], to: 'answered' },
  dismiss: { from: ['waiting'], to: 'dismissed' },
  reopen: { from: ['taken-up'], to: 'waiting' },
}

/** The acts that may be asked for of a clue as it stands. */
export const openClueActs = (state: ClueState): readonly AskedClueAct[] =>
  askedClueActs.filter((act) => clueTable[act].from.includes(state))

/** Who gave a clue, as far as it is known and not taken out yet. */
export interface ClueGiver {
  readonly giver: string | null
  readonly contact: string | null
}

/**
 * What of a giver stands in texts that a unit will read: the whole name, or five or more digits or letters of the contact in a
 * row; null for nothing. Blanks, width and hyphens make no difference.
 */
export function givenAway(texts: readonly (string | null | undefined)[], { giver, contact }: ClueGiver): string | null {
  const text = texts.map((one) => plain(one ?? '')).join('\n')
  if (giver !== null && plain(giver).length > 1 && text.includes(plain(giver))) return giver
  for (const part of plain(contact ?? '').match(/[\p{L}\p{N}@._]{5,}/gu) ?? []) if (text.includes(part)) return part
  return null
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-‐－—]/gu, '')
    .toLowerCase()
