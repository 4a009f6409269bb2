/** A unit's part in a task, and its newest answer since the task was assigned. */
export interface PartyAnswer {
  readonly unitId: string
  readonly accountable: boolean
  readonly answer: 'signed' | 'refused' | null
}

/**
 * The status units' answers lead a task to. Who is accountable decides: work begins with the first 签收 of them, and the
 * 退签 of all sends the task back to be assigned again; of a group that leads each member is. A partner's 退签, or that of one
 * member, is for the supervisor to settle while the work goes on.
 */
export function signedStatus(parties: readonly PartyAnswer[]): 'assigned' | 'active' | 'refused' {
  const answers = parties.flatMap(({ accountable, answer }) => (accountable ? [answer] : []))
  if (answers.includes('signed')) return 'active'
  return answers.length > 0 && answers.every((answer) => answer === 'refused') ? 'refused' : 'assigned'
}
