import { type Kysely, sql } from 'kysely'

// The nodes of a task are found by the task: without it, each task of an overview reads those of its whole place.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('create index milestone_task on milestone (jurisdiction_id, task_id, due_on) where removed_at is null')
    .execute(db)
}
