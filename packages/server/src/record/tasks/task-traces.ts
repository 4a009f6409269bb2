import { sql, type Transaction } from 'kysely'
import { namedContents } from '../../ledger/verify-chain.ts'
import type { Tables } from '../../store/tables.ts'

/** What people left of the tasks of a report outside the record's own rows. */
export interface TaskTraces {
  /** Of the vault: what was written, proposed, reported, and the tables that were handed in. */
  readonly contents: readonly string[]
  /** Hashes of evidence files. */
  readonly files: readonly string[]
  /** Files that are held apart. */
  readonly held: readonly string[]
  /** Uploads that are not whole yet. */
  readonly uploads: readonly string[]
}

/** The tasks under the commitments of reports. */
export async function tasksOfReports(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportIds: readonly string[],
): Promise<readonly string[]> {
  if (reportIds.length === 0) return []
  const rows = await trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select('task.task_id')
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.report_id', 'in', reportIds)
    .execute()
  return rows.map((row) => row.task_id)
}

/**
 * The traces of tasks and of the tables handed in for some years. What a task or table beside them left alike stays: a
 * content that another's entry names too, a file that another shows as well.
 */
export async function tracesOfTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
  years: readonly number[],
  reportIds: readonly string[] = [],
): Promise<TaskTraces> {
  const tasks = new Set(taskIds)
  const tables = new Set(years.length === 0 ? [] : await importsOf(trx, jurisdictionId, years))
  const entries = await trx
    .selectFrom('ledger')
    .select('body')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) =>
      eb.or(
        [
          'task.%',
          'progress.%',
          'evidence.%',
          'table.%',
          'matter.%',
          'slip.%',
          'bulletin.%',
          'score.%',
          'instruction.%',
          'inspection.%',
        ].map((kind) => eb('kind', 'like', kind)),
      ),
    )
    .execute()
  const matters = new Set(await mattersOfTasks(trx, jurisdictionId, taskIds))
  const bulletins = new Set(years.length === 0 ? [] : await bulletinsOf(trx, jurisdictionId, years))
  const scores = new Set(years.length === 0 ? [] : await scoresOf(trx, jurisdictionId, years))
  const instructions = new Set(await instructionsOf(trx, jurisdictionId, { taskIds, years, reportIds }))
  const inspections = new Set(await inspectionsOfTasks(trx, jurisdictionId, taskIds))
  const [own, others] = [new Set<string>(), new Set<string>()]
  for (const { body } of entries) {
    const {
      taskId = '',
      tableImportId = '',
      matterId = '',
      bulletinId = '',
      scoreId = '',
      instructionId = '',
      inspectionId = '',
    } = JSON.parse(body) as Partial<
      Record<
        'taskId' | 'tableImportId' | 'matterId' | 'bulletinId' | 'scoreId' | 'instructionId' | 'inspectionId',
        string
      >
    >
    const theirs =
      tasks.has(taskId) ||
      tables.has(tableImportId) ||
      matters.has(matterId) ||
      bulletins.has(bulletinId) ||
      scores.has(scoreId) ||
      instructions.has(instructionId) ||
      inspections.has(inspectionId)
    const into = theirs ? own : others
    for (const hash of namedContents(body)) into.add(hash)
  }
  const evidence = await trx
    .selectFrom('evidence')
    .select(['task_id', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const files = await trx
    .selectFrom('matter_file')
    .select(['matter_id', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const photos = await trx
    .selectFrom('inspection_file')
    .select(['inspection_id', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const shown = [
    ...photos.map(({ inspection_id, hash }) => ({ hash, theirs: inspections.has(inspection_id) })),
    ...evidence.map(({ task_id, hash }) => ({ hash, theirs: tasks.has(task_id) })),
    ...files.map(({ matter_id, hash }) => ({ hash, theirs: matters.has(matter_id) })),
  ]
  const shownElsewhere = new Set(shown.flatMap(({ theirs, hash }) => (theirs ? [] : [hash])))
  const uploads = await trx
    .selectFrom('evidence_upload')
    .select(['task_id', 'evidence_upload_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const held = await trx
    .selectFrom('evidence_held')
    .select(['task_id', 'matter_id', 'inspection_id', 'evidence_held_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('outcome', 'is', null)
    .execute()
  return {
    held: held.flatMap((row) =>
      tasks.has(row.task_id ?? '') || matters.has(row.matter_id ?? '') || inspections.has(row.inspection_id ?? '')
        ? [row.evidence_held_id]
        : [],
    ),
    contents: [...own].filter((hash) => !others.has(hash)),
    files: [...new Set(shown.flatMap(({ theirs, hash }) => (theirs && !shownElsewhere.has(hash) ? [hash] : [])))],
    uploads: uploads.flatMap((row) => (tasks.has(row.task_id) ? [row.evidence_upload_id] : [])),
  }
}

/** The inspections that looked at any of the tasks. */
export async function inspectionsOfTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
): Promise<readonly string[]> {
  if (taskIds.length === 0) return []
  const rows = await trx
    .selectFrom('inspection_task')
    .select('inspection_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  return rows.map((row) => row.inspection_id)
}

/** The matters that serve any of the tasks. */
export async function mattersOfTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
): Promise<readonly string[]> {
  if (taskIds.length === 0) return []
  const rows = await trx
    .selectFrom('matter_task')
    .select('matter_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  return rows.map((row) => row.matter_id)
}

/** The instructions on reports, on their tasks, on the units' reports and matters of those, and on their years' bulletins. */
export async function instructionsOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  {
    taskIds,
    years,
    reportIds,
  }: {
    readonly taskIds: readonly string[]
    readonly years: readonly number[]
    readonly reportIds: readonly string[]
  },
): Promise<readonly string[]> {
  const matterIds = await mattersOfTasks(trx, jurisdictionId, taskIds)
  const { rows } = await sql<{ instruction_id: string }>`
    select i.instruction_id from instruction i
     where i.jurisdiction_id = ${jurisdictionId}
       and (i.task_id = any(${[...taskIds]}::uuid[]) or i.report_id = any(${[...reportIds]}::uuid[])
         or i.matter_id = any(${[...matterIds]}::uuid[]) or i.became_matter_id = any(${[...matterIds]}::uuid[])
         or i.progress_id in (select progress_id from progress p where p.jurisdiction_id = ${jurisdictionId}
              and p.task_id = any(${[...taskIds]}::uuid[]))
         or i.bulletin_id in (select bulletin_id from bulletin b where b.jurisdiction_id = ${jurisdictionId}
              and b.year = any(${[...years]}::int[])))`.execute(trx)
  return rows.map((row) => row.instruction_id)
}

async function scoresOf(trx: Transaction<Tables>, jurisdictionId: string, years: readonly number[]) {
  const rows = await trx
    .selectFrom('score')
    .select('score_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', 'in', years)
    .execute()
  return rows.map((row) => row.score_id)
}

async function bulletinsOf(trx: Transaction<Tables>, jurisdictionId: string, years: readonly number[]) {
  const rows = await trx
    .selectFrom('bulletin')
    .select('bulletin_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', 'in', years)
    .execute()
  return rows.map((row) => row.bulletin_id)
}

async function importsOf(trx: Transaction<Tables>, jurisdictionId: string, years: readonly number[]) {
  const rows = await trx
    .selectFrom('table_import')
    .select('table_import_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', 'in', years)
    .execute()
  return rows.map((row) => row.table_import_id)
}
