import type { Kysely, Transaction } from 'kysely'
import { ask, provenWithin } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { type NotedRow, noteImport } from '../../commands/imports/note-import.ts'
import { addOutsideTaskWithin } from '../../commands/tasks/add-outside-task.ts'
import { addPart } from '../../commands/tasks/add-part.ts'
import { editTasksWithin, type TaskPatch } from '../../commands/tasks/edit-tasks.ts'
import { lockedTasks, type TaskRefusal } from '../../commands/tasks/locked-tasks.ts'
import { proposeChangeWithin } from '../../commands/tasks/propose-change.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { refusal } from '../../domain/refusal.ts'
import type { OutsideSource } from '../../domain/vocabulary.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { addedBefore } from './added-before.ts'
import type { PreviewRow } from './preview-rows.ts'
import type { ImportContent } from './table-content.ts'
import { appliedBefore, type ImportRefusal, unknownImport } from './take-in-table.ts'

/** A row that somebody has chosen. */
export interface ChosenRow {
  readonly row: number
  /** For a row that is new: what it becomes a part of. */
  readonly commitmentId?: string | undefined
  /** For a row that is new and stands in no report: where it was given. */
  readonly outside?: { readonly sourceKind: OutsideSource; readonly source: string } | undefined
  /** Only these fields; all where it is left out. */
  readonly fields?: readonly string[] | undefined
}

/** How many tasks the table changed, by how the change was made. */
export interface ImportApplied {
  readonly kind: 'applied'
  /** Tasks changed at once. */
  readonly edited: number
  /** Changes that now wait for somebody else. */
  readonly proposed: number
  /** Tasks that are new. */
  readonly added: number
}

/** What may be done with a table that comes in. */
interface ImportProofs {
  readonly exchange: Allowed<'task.exchange'>
  readonly edit: Allowed<'task.edit'>
  readonly propose: Allowed<'task.propose-change'>
}

/** Carry out the chosen rows of an import, all of them or none. */
export async function applyImport(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  importId: string,
  chosen: readonly ChosenRow[],
): Promise<ImportApplied | ImportRefusal | TaskRefusal | Forbidden> {
  try {
    return await db.transaction().execute(async (trx) => {
      const exchange = await provenWithin(trx, ask(actor, 'task.exchange'))
      if (exchange.kind === 'refused') return exchange
      const edit = await provenWithin(trx, ask(actor, 'task.edit'))
      if (edit.kind === 'refused') return edit
      const propose = await provenWithin(trx, ask(actor, 'task.propose-change'))
      if (propose.kind === 'refused') return propose
      return applied(trx, { exchange, edit, propose }, at, importId, chosen)
    })
  } catch (cause) {
    if (cause instanceof Undone) return cause.refusal
    throw cause
  }
}

/** Ends the transaction: what was done of the rows before is not done either. */
class Undone extends Error {
  readonly refusal: ImportRefusal | TaskRefusal
  constructor(refusal: ImportRefusal | TaskRefusal) {
    super(refusal.messageEn)
    this.refusal = refusal
  }
}

function must<Done extends { readonly kind: string }>(outcome: Done | TaskRefusal): Done {
  if (outcome.kind === 'refused') throw new Undone(outcome as TaskRefusal)
  return outcome as Done
}

async function applied(
  trx: Transaction<Tables>,
  proofs: ImportProofs,
  at: Date,
  importId: string,
  chosen: readonly ChosenRow[],
): Promise<ImportApplied> {
  const { jurisdictionId, actor } = proofs.exchange
  const found = await trx
    .selectFrom('table_import')
    .select(['content', 'applied_at', 'file_hash', 'year'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('table_import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Undone(unknownImport)
  if (found.applied_at !== null) throw new Undone(appliedBefore)
  const { rows } = found.content as ImportContent
  const byRow = new Map(rows.map((row) => [row.row, row]))
  const picked = chosen.map((choice) => ({ choice, row: applicable(byRow.get(choice.row), choice) }))
  const year = found.year
  const seen = picked.flatMap(({ row: { taskId, revision } }) =>
    taskId === null || revision === null ? [] : [{ taskId, revision }],
  )
  if (seen.length > 0) {
    const locked = await lockedTasks(trx, jurisdictionId, seen)
    if ('kind' in locked) throw new Undone(locked)
  }
  const counts = { edited: 0, proposed: 0, added: 0 }
  const noted: NotedRow[] = []
  for (const { row, choice } of picked) {
    const { edited, note } = await applyRow(trx, proofs, at, row, { ...choice, year })
    counts.edited += edited ? 1 : 0
    counts.proposed += note.changeIds.length
    counts.added += note.added ? 1 : 0
    noted.push(note)
  }
  await noteImport(trx, proofs.exchange, at, 'tasks', { importId, source: null }, noted)
  await trx
    .updateTable('table_import')
    .set({ applied_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('table_import_id', '=', importId)
    .execute()
  const body = { tableImportId: importId, ...counts, vault: [found.file_hash] }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'table.applied', body })
  return { kind: 'applied', ...counts }
}

/** The row, if it can be carried out as chosen. */
function applicable(row: PreviewRow | undefined, choice: ChosenRow): PreviewRow {
  const words = `第 ${choice.row} 行`
  if (!row || row.state === 'unmatched' || row.state === 'unchanged')
    throw new Undone(notReady(`${words}没有可以应用的修改。`, `Row ${choice.row} has nothing to apply.`))
  if (row.state === 'new' && !choice.outside && !(choice.commitmentId ?? row.commitmentId))
    throw new Undone(
      notReady(
        `${words}是新任务，请先选择它属于哪一项承诺，或注明是报告以外的任务。`,
        `Name the commitment of row ${choice.row}.`,
      ),
    )
  const marked = markedRefusal(row.state === 'new' ? row.wording : '', ...row.changes.flatMap(newWords))
  if (marked) throw new Undone({ ...marked, message: `${words}：${marked.message}` })
  return row
}

/** The words that a change would write. */
function newWords({ effect }: PreviewRow['changes'][number]): readonly string[] {
  if (effect.kind === 'proposal') return [effect.after]
  return effect.kind === 'edit' ? Object.values(effect.patch).filter((value) => typeof value === 'string') : []
}

const notReady = (message: string, messageEn: string): TaskRefusal => refusal(422, 'not-ready', message, messageEn)

async function applyRow(
  trx: Transaction<Tables>,
  { edit, propose }: ImportProofs,
  at: Date,
  row: PreviewRow,
  { commitmentId, outside, fields, year }: ChosenRow & { readonly year: number },
): Promise<{ readonly edited: boolean; readonly note: NotedRow & { readonly changeIds: readonly string[] } }> {
  const changes = row.changes.filter(({ field }) => fields === undefined || fields.includes(field))
  const isNew = row.state === 'new'
  let task = { taskId: row.taskId ?? '', revision: row.revision ?? 0 }
  const place = outside ? { year, outside } : { commitmentId: commitmentId ?? row.commitmentId ?? '' }
  if (isNew && (await addedBefore(trx, edit.jurisdictionId, place, row.wording)))
    throw new Undone(
      notReady(
        `第 ${row.row} 行的任务已经新增过，没有重复添加；整份表格没有应用。请取消勾选这一行，或重新导入后核对。`,
        `The task of row ${row.row} has been added before; nothing of the table was applied.`,
      ),
    )
  if (isNew && outside) {
    const wanted = { year, wording: row.wording, ...outside, kind: 'work', dueOn: null } as const
    task = must(await addOutsideTaskWithin(trx, edit, at, wanted)).task
  } else if (isNew) task = must(await addPart(trx, edit, at, commitmentId ?? row.commitmentId ?? '', row.wording)).task
  const patch: TaskPatch = Object.assign(
    {},
    ...changes.map(({ effect }) => (effect.kind === 'edit' ? effect.patch : {})),
  )
  const edits = Object.keys(patch).length > 0
  let beforeHash: string | null = null
  if (edits) {
    beforeHash = must(await editTasksWithin(trx, edit, at, [task], patch)).kept
    task = { ...task, revision: task.revision + 1 }
  }
  const changeIds: string[] = []
  for (const { effect } of changes) {
    if (effect.kind !== 'proposal') continue
    const wanted = { field: effect.field, after: effect.after, reason: '按导入的表格修改' }
    changeIds.push(must(await proposeChangeWithin(trx, propose, at, task, wanted)).changeId)
    task = { ...task, revision: task.revision + 1 }
  }
  const { taskId: subjectId, revision } = task
  return { edited: edits && !isNew, note: { subjectId, added: isNew, revision, beforeHash, changeIds } }
}
