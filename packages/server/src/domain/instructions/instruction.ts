/** 任务, 督办事项, 通报, 进展填报, 政府工作报告 */
export const instructionSubjects = ['task', 'matter', 'bulletin', 'progress', 'report'] as const
/** What an instruction (批示) is written on. */
export type InstructionSubject = (typeof instructionSubjects)[number]

/** 待督查室办理, 批注留存, 已答复, 已转督办, 已撤回 */
export const instructionStates = ['waiting', 'kept', 'answered', 'taken-up', 'withdrawn'] as const
/** Where an instruction stands; what became of a matter made of it stands with the matter. */
export type InstructionState = (typeof instructionStates)[number]

/** 答复, 转督办, 撤回; 重新待办 comes with the discarding of the draft that was made of it. */
const instructionActs = ['answer', 'take-up', 'withdraw', 'reopen'] as const
/** What is done to an instruction. */
export type InstructionAct = (typeof instructionActs)[number]

/** Acts that somebody asks for; `reopen` follows from the matter. */
export const askedInstructionActs = ['answer', 'take-up', 'withdraw'] as const
/** One of {@link askedInstructionActs}. */
export type AskedInstructionAct = (typeof askedInstructionActs)[number]

/** What an act leads to, and whose it is: the supervision office’s, or of the leader whose instruction it is. */
export const instructionTable: Readonly<
  Record<
    InstructionAct,
    { readonly from: readonly InstructionState[]; readonly to: InstructionState; readonly by: 'office' | 'leader' }
  >
> = {
  answer: { from: ['waiting'], to: 'answered', by: 'office' },
  // a note that asked for nothing can be followed up as well
  'take-up': { from: ['waiting', 'kept'], to: 'taken-up', by: 'office' },
  withdraw: { from: ['waiting', 'kept'], to: 'withdrawn', by: 'leader' },
  reopen: { from: ['taken-up'], to: 'waiting', by: 'office' },
}

/** The acts that somebody may ask for of an instruction as it stands. */
export const openInstructionActs = (
  state: InstructionState,
  parts: { readonly office: boolean; readonly leader: boolean },
): readonly AskedInstructionAct[] =>
  askedInstructionActs.filter((act) => {
    const { from, by } = instructionTable[act]
    return from.includes(state) && parts[by]
  })

/** A new instruction waits for the office where it is to be followed up; otherwise it is kept as a note. */
export const firstState = (follow: boolean): InstructionState => (follow ? 'waiting' : 'kept')
