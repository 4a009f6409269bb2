/** A unit's part in a task, and its newest answer since the task was assigned. */
export interface PartyAnswer {
  readonly unitId: string
  readonly accountable: boolean
  readonly answer: 'signed' | 'refused' | null
}

/**
 * The status units' answers lead a task to. The accountable lead decides: work begins with its 签收, and its 退签 sends the
 * task back to be assigned anew; a partner's 退签 is for the supervisor to settle while the work goes on.
 */
export function signedStatus(parties: readonly PartyAnswer[]): 'assigned' | 'active' | 'refused' {
  const lead = parties.find(({ accountable }) => accountable)
  switch (lead?.answer) {
    case 'signed':
      return 'active'
    case 'refused':
      return 'refused'
    default:
      return 'assigned'
  }
}
