import { sql } from 'kysely'
import { ask, provenWithin } from '../../access/ask.ts'
import { getContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { editTasksWithin, type TaskPatch } from '../tasks/edit-tasks.ts'
import type { TakeBack } from './take-back.ts'

/** Tasks become what they were: edits are undone, proposals withdrawn, parts that the table brought set aside. */
export const takeBackTasks: TakeBack = async (trx, actor, at, rows) => {
  const may = await provenWithin(trx, ask(actor, 'task.edit'))
  if (may.kind === 'refused') return may
  const { jurisdictionId } = may
  const left = new Map<number, string>()
  for (const { ordinal, subjectId: taskId, revision, added, beforeHash, changeIds } of rows) {
    if (!added && beforeHash !== null) {
      const kept = await getContent(trx, jurisdictionId, beforeHash)
      const before = kept && (JSON.parse(kept.toString('utf8')) as { before: readonly TaskBefore[] }).before
      const patch = before?.find((each) => each.taskId === taskId)
      if (!patch) {
        left.set(ordinal, '原来的内容已依程序清除')
        continue
      }
      const { taskId: _, ...fields } = patch
      const undone = await editTasksWithin(trx, may, at, [{ taskId, revision }], fields)
      if (undone.kind === 'refused') {
        left.set(ordinal, undone.message)
        continue
      }
    }
    const withdrawn = await trx
      .updateTable('task_change')
      .set({ state: 'withdrawn', decided_at: at, decided_by: may.actor.id })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('state', '=', 'proposed')
      .where((eb) => (added ? eb.lit(true) : eb('task_change_id', 'in', changeIds.length > 0 ? changeIds : [taskId])))
      .executeTakeFirst()
    const changes = Number(withdrawn.numUpdatedRows)
    if (!added && changes === 0) continue
    await trx
      .updateTable('task')
      .set({ ...(added ? { status: 'set-aside' as const } : {}), revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute()
    await noteChange(trx, {
      ...{ jurisdictionId, at, actor: may.actor.id, subject: 'task', subjectId: taskId },
      kind: added ? 'task.taken-back' : 'task.change-withdrawn',
      summary: added ? '收回导入时新增的这项任务。' : '收回导入时提出的变更。',
      body: { taskId, changes },
    })
  }
  return left
}

type TaskBefore = { readonly taskId: string } & TaskPatch
