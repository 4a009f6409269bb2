import type { SeenTask, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'

/** A change that was not saved because somebody else was quicker: what was seen, how it is now, what was wanted. */
export interface TaskConflict {
  readonly patch: TaskPatch
  readonly rows: readonly { readonly seen: TaskRow; readonly now: TaskRow | undefined }[]
}

/** The patch that restores one task. */
export type TaskBefore = { readonly taskId: string } & TaskPatch

/** What was done and can be taken back: an edit, by its restoring patches, or an act, by another act that says what came of it. */
export type DoneEdit =
  | { readonly kind: 'edit'; readonly words: string; readonly before: readonly TaskBefore[] }
  | { readonly kind: 'act'; readonly words: string; readonly takeBack: () => Promise<string> }

/** `已保存：8 项任务的牵头单位`, `已下达 93 项` */
export const doneWords = ({ kind, words }: DoneEdit): string => (kind === 'edit' ? `已保存：${words}` : `已${words}`)

/** The restoring patches of the tasks that a table has: what waited to be saved may be of another year's. */
export function beforeOf(
  before: readonly TaskBefore[],
  rows: readonly Pick<TaskRow, 'taskId'>[],
): readonly TaskBefore[] {
  const shown = new Set(rows.map(({ taskId }) => taskId))
  return before.filter(({ taskId }) => shown.has(taskId))
}

/** Restoring patches grouped by their content, so that tasks with the same patch are saved in one request. */
export function undoGroups(
  before: readonly TaskBefore[],
): readonly { readonly patch: TaskPatch; readonly ids: ReadonlySet<string> }[] {
  const groups = new Map<string, { patch: TaskPatch; ids: Set<string> }>()
  for (const { taskId, ...patch } of before) {
    const content = JSON.stringify(patch)
    const group = groups.get(content) ?? { patch, ids: new Set() }
    group.ids.add(taskId)
    groups.set(content, group)
  }
  return [...groups.values()]
}

/** The rows whose revision is no longer the one that was sent, each with its present state. */
export function conflictOf(
  patch: TaskPatch,
  rows: readonly TaskRow[],
  sent: readonly SeenTask[],
  fresh: readonly TaskRow[],
): TaskConflict {
  const sentRevision = new Map(sent.map((task) => [task.taskId, task.revision]))
  const now = new Map(fresh.map((row) => [row.taskId, row]))
  const moved = rows.filter(({ taskId }) => now.get(taskId)?.revision !== sentRevision.get(taskId))
  return { patch, rows: moved.map((seen) => ({ seen, now: now.get(seen.taskId) })) }
}
