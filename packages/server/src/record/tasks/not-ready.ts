import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** A task as far as its handing out depends on its own row. */
export interface TaskToAssign {
  readonly taskId: string
  readonly status: TaskStatus
  readonly dueOn: Day | null
  readonly continuous: boolean
}

/** Why a task cannot be handed out yet. */
export type NotReady = '已经下达' | '没有牵头单位' | '没有完成时限' | '有变更待批'

/** Which of the tasks cannot be handed out on a day, each with all that it lacks, by its id; the others are left out. */
export async function notReady(
  db: Kysely<Tables>,
  jurisdictionId: string,
  tasks: readonly TaskToAssign[],
  today: Day,
): Promise<ReadonlyMap<string, readonly NotReady[]>> {
  const ids = tasks.map((task) => task.taskId)
  if (ids.length === 0) return new Map()
  const led = await db
    .selectFrom('task_unit')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('part', '=', 'lead')
    .where(endsAfter('task_unit', today))
    .execute()
  const undecided = await db
    .selectFrom('task_change')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('state', '=', 'proposed')
    .execute()
  const [ledIds, undecidedIds] = [led, undecided].map((rows) => new Set(rows.map((row) => row.task_id)))
  return new Map(
    tasks.flatMap((task) => {
      const why: NotReady[] = []
      if (task.status !== 'drafted' && task.status !== 'refused') why.push('已经下达')
      if (!ledIds?.has(task.taskId)) why.push('没有牵头单位')
      if (task.dueOn === null && !task.continuous) why.push('没有完成时限')
      if (undecidedIds?.has(task.taskId)) why.push('有变更待批')
      return why.length > 0 ? [[task.taskId, why] as const] : []
    }),
  )
}
