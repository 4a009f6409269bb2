import type { TaskPart } from '../vocabulary.ts'

/** A unit's part in a task, in the order of their places. */
export interface TaskParty {
  readonly unitId: string
  readonly part: TaskPart
  /** Of a member: the group by which it takes part. */
  readonly groupId: string | null
}

/** A unit that reports on a task. */
export interface Reporter {
  readonly unitId: string
  /** The unit again where it reports for itself beside other members; null where its report is the task's. */
  readonly memberId: string | null
}

/**
 * The units that report on a task: its first lead; where that is a group with members, each member for itself, or the one
 * that was named to speak for all. A speaker that is no member any more speaks for nobody.
 */
export function reportersOf(parties: readonly TaskParty[], speakerId: string | null): readonly Reporter[] {
  const lead = parties.find(({ part }) => part === 'lead')
  if (!lead) return []
  const members = parties.filter(({ part, groupId }) => part === 'member' && groupId === lead.unitId)
  if (members.length === 0) return [{ unitId: lead.unitId, memberId: null }]
  const speaker = members.find(({ unitId }) => unitId === speakerId)
  if (speaker) return [{ unitId: speaker.unitId, memberId: null }]
  return members.map(({ unitId }) => ({ unitId, memberId: unitId }))
}
