import type { Instant, Optional } from './columns.ts'

/** 留言 on a task. */
export interface TaskCommentTable {
  jurisdiction_id: string
  task_comment_id: string
  task_id: string
  /** The how manieth of its task, from 1: two may be written at one moment, and a clock may be set back. */
  place: number
  /** The unit in whose name it was written; null for the supervision office. */
  unit_id: string | null
  written_by: string
  written_at: Instant
  words: string
  /** When the person who wrote it withdrew it. */
  withdrawn_at: Optional<Instant>
}

/** The tables of this file, by their names. */
export interface CommentsTables {
  task_comment: TaskCommentTable
}
