import type { TaskPatch } from '../../commands/tasks/edit-tasks.ts'

/** Done at once, or proposed for somebody else to approve. */
export type ChangeEffect =
  | { readonly kind: 'edit'; readonly patch: TaskPatch }
  | { readonly kind: 'proposal'; readonly field: 'wording' | 'due'; readonly after: string }
