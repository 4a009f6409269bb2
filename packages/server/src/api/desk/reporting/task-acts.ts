import type { Kysely } from 'kysely'
import { mayDo } from '../../../access/may-do.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import type { Day } from '../../../domain/day.ts'
import { type MyTask, myTasks } from '../../../queries/reporting/my-tasks.ts'
import type { DeskPeriod } from '../../../queries/reporting/reporting-periods.ts'
import { type WaitingReport, waitingReports } from '../../../queries/reporting/waiting-reports.ts'
import type { Tables } from '../../../store/tables.ts'

/** `GET /tasks/{taskId}/acts`: what waits for the person on a task, by the rules of the lists it stands in as well. */
export interface TaskActs {
  readonly today: Day
  /** The running period. */
  readonly period: DeskPeriod | null
  /** The task as each of the person's units has it: to sign for, to report, to confirm. */
  readonly mine: readonly MyTask[]
  /** Its reports that wait for the person to accept or return; the longest waiting first. */
  readonly toJudge: readonly WaitingReport[]
  /** Whether the person may propose a change of its words, limit or requirement. */
  readonly mayPropose: boolean
}

/** What waits for somebody on a task, and what they may propose. */
export async function taskActs(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<TaskActs> {
  const { jurisdictionId, today } = actor
  const [{ period, tasks }, judges, proposes] = await Promise.all([
    myTasks(db, actor, taskId),
    mayDo(db, actor, 'progress.judge', { taskId }),
    mayDo(db, actor, 'task.propose-change', { taskId }),
  ])
  return {
    today,
    period,
    mine: tasks,
    toJudge:
      judges.kind === 'allowed'
        ? await waitingReports(db, jurisdictionId, { state: 'sent', unitIds: null, taskId, today })
        : [],
    mayPropose: proposes.kind === 'allowed',
  }
}
