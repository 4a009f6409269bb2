import type { SeenTask, TaskPatch } from '@luoshi/server/desk/tasks/task-routes.ts'

/** An edit of the table that the server does not have yet: the line was down, or the session over. */
export interface HeldEdit {
  readonly id: number
  /** The tasks with the revisions it was made on. */
  readonly tasks: readonly SeenTask[]
  readonly patch: TaskPatch
}

const keyOf = (owner: string) => `luoshi-edits ${owner}`

/** The edits kept in this browser for somebody, oldest first. */
export function keptEdits(owner: string): readonly HeldEdit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isHeld) : []
  } catch {
    return []
  }
}

/** Keeps the edits; none removes what was kept. */
export function keepEdits(owner: string, edits: readonly HeldEdit[]): void {
  try {
    if (edits.length === 0) localStorage.removeItem(keyOf(owner))
    else localStorage.setItem(keyOf(owner), JSON.stringify(edits))
  } catch {
    // storage is full or blocked: the page itself still holds them
  }
}

function isHeld(edit: unknown): edit is HeldEdit {
  return (
    edit !== null &&
    typeof edit === 'object' &&
    'id' in edit &&
    'tasks' in edit &&
    'patch' in edit &&
    Array.isArray(edit.tasks)
  )
}

/** The edits after the first was saved: those behind it on the same tasks were made on what it left. */
export function afterSaved(edits: readonly HeldEdit[], saved: readonly SeenTask[]): readonly HeldEdit[] {
  const left = new Map(saved.map(({ taskId, revision }) => [taskId, revision]))
  return edits.slice(1).map((edit) => ({
    ...edit,
    tasks: edit.tasks.map((task) => ({ ...task, revision: left.get(task.taskId) ?? task.revision })),
  }))
}
