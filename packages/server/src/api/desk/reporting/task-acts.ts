import { mayDo } from '../../../access/may-do.ts'
import type { Action } from '../../../access/rules.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import type { Database } from '../../../commands/database.ts'
import type { Day } from '../../../domain/day.ts'
import { type SentUrge, sentUrges } from '../../../queries/mail/sent-urges.ts'
import { type MemberStanding, memberStandings } from '../../../queries/reporting/member-standings.ts'
import { type MyTask, myTasks } from '../../../queries/reporting/my-tasks.ts'
import type { DeskPeriod } from '../../../queries/reporting/reporting-periods.ts'
import { type UrgedTask, urgeList } from '../../../queries/reporting/urge-list.ts'
import { type WaitingReport, waitingReports } from '../../../queries/reporting/waiting-reports.ts'

/** `GET /tasks/{taskId}/acts`: what waits for the person on a task, by the rules of the lists it stands in as well. */
export interface TaskActs {
  readonly today: Day
  /** The running period. */
  readonly period: DeskPeriod | null
  /** The task as each of the person's units has it: to sign for, to report, to confirm. */
  readonly mine: readonly MyTask[]
  /** Its reports that wait for the person to accept or return; the longest waiting first. */
  readonly toJudge: readonly WaitingReport[]
  /** What its unit owes of it, for who may look that up; null where it owes nothing. Of several members the first. */
  readonly owed: UrgedTask | null
  /** Where the members of a group report each for itself: who has, in the running period. */
  readonly members: readonly MemberStanding[]
  /** The last urge (催报) for it that stands, with who read it. */
  readonly urged: SentUrge | null
  readonly mayUrge: boolean
  /** Whether the person may propose a change of its words, limit or requirement. */
  readonly mayPropose: boolean
  /** Whether the person says for the lead unit when its nodes were met. */
  readonly mayTick: boolean
}

/** What waits for somebody on a task, and what they may propose. */
export async function taskActs(db: Database, actor: SignedIn, taskId: string): Promise<TaskActs> {
  const { jurisdictionId, today } = actor
  const may = async (action: Action) => (await mayDo(db, actor, action, { taskId })).kind === 'allowed'
  const [{ period, tasks }, judges, mayPropose, mayTick, looks, mayUrge] = await Promise.all([
    myTasks(db, actor, taskId),
    may('progress.judge'),
    may('task.propose-change'),
    may('progress.write'),
    may('urge.list'),
    may('urge.send'),
  ])
  const [list, urges] = looks
    ? await Promise.all([urgeList(db, actor, { taskId }), sentUrges(db, jurisdictionId, taskId)])
    : [null, []]
  return {
    today,
    period,
    mine: tasks,
    toJudge: judges ? await waitingReports(db, jurisdictionId, { state: 'sent', unitIds: null, taskId, today }) : [],
    owed: list?.units[0]?.tasks[0] ?? null,
    urged: urges.find(({ withdrawnAt }) => withdrawnAt === null) ?? null,
    members: await memberStandings(db, jurisdictionId, { taskId, period, today }),
    mayUrge,
    mayPropose,
    mayTick,
  }
}
