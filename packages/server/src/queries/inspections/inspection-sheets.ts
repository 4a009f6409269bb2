import { type Kysely, sql } from 'kysely'
import type { SheetFinding, SheetMethod } from '../../domain/inspections/inspection-table.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { Tables } from '../../store/tables.ts'

/** A sheet with its files. */
export interface SheetTold {
  readonly sheetId: string
  readonly unitId: string
  readonly unit: string
  readonly taskId: string | null
  /** `3`, `5-2`, `增1` */
  readonly taskNumber: string | null
  readonly method: SheetMethod
  readonly place: string | null
  readonly day: string
  readonly words: string
  readonly finding: SheetFinding
  readonly reported: string | null
  readonly found: string | null
  readonly by: string
  readonly at: string
  readonly voidReason: string | null
  readonly files: readonly { readonly fileId: string; readonly fileName: string; readonly size: number }[]
}

/** The sheets of an inspection, in the order of the visits; voided ones stay among them. */
export async function sheetsOf(
  db: Kysely<Tables>,
  { jurisdictionId, inspectionId }: { readonly jurisdictionId: string; readonly inspectionId: string },
): Promise<readonly SheetTold[]> {
  const { rows } = await sql<{
    inspection_sheet_id: string
    unit_id: string
    unit: string
    task_id: string | null
    number: number | null
    part: number | null
    method: SheetMethod
    place: string | null
    visited_on: string
    words: string
    finding: SheetFinding
    reported: string | null
    found: string | null
    written_by: string
    written_at: Date
    void_reason: string | null
  }>`
    select s.inspection_sheet_id, s.unit_id, u.name as unit, s.task_id,
           c.number, t.part, s.method, s.place, s.visited_on::text as visited_on, s.words, s.finding, s.reported, s.found, s.written_by,
           s.written_at, s.void_reason
      from inspection_sheet s
      join unit u using (jurisdiction_id, unit_id)
      left join task t on t.jurisdiction_id = s.jurisdiction_id and t.task_id = s.task_id
      left join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
     where s.jurisdiction_id = ${jurisdictionId} and s.inspection_id = ${inspectionId}
     order by s.visited_on, s.written_at, s.inspection_sheet_id`.execute(db)
  const files = await db
    .selectFrom('inspection_file')
    .select(['inspection_file_id', 'inspection_sheet_id', 'file_name', 'size'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .execute()
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.map((row) => row.written_by),
  )
  return rows.map((row) => ({
    sheetId: row.inspection_sheet_id,
    unitId: row.unit_id,
    unit: row.unit,
    taskId: row.task_id,
    taskNumber: row.number === null || row.part === null ? null : taskNumber({ number: row.number, part: row.part }),
    method: row.method,
    place: row.place,
    day: row.visited_on,
    words: row.words,
    finding: row.finding,
    reported: row.reported,
    found: row.found,
    by: names.get(row.written_by) ?? '',
    at: row.written_at.toISOString(),
    voidReason: row.void_reason,
    files: files
      .filter((file) => file.inspection_sheet_id === row.inspection_sheet_id)
      .map((file) => ({ fileId: file.inspection_file_id, fileName: file.file_name, size: Number(file.size) })),
  }))
}

/** A file of an inspection that was not taken off; undefined when there is none. */
export async function inspectionFile(
  db: Kysely<Tables>,
  { jurisdictionId, inspectionId }: { readonly jurisdictionId: string; readonly inspectionId: string },
  fileId: string,
): Promise<{ readonly hash: string; readonly fileName: string; readonly mediaType: string } | undefined> {
  const row = await db
    .selectFrom('inspection_file')
    .select(['hash', 'file_name', 'media_type'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .where('inspection_file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && { hash: row.hash, fileName: row.file_name, mediaType: row.media_type }
}

/** 督查核实: what an inspection found of a task, beside what its unit had reported. */
export interface TaskFinding {
  readonly sheetId: string
  readonly inspectionId: string
  /** Year and ordinal of the inspection. */
  readonly year: number
  readonly ordinal: number
  /** The report it stands beside; null where none was sent then. */
  readonly progressId: string | null
  readonly finding: SheetFinding
  readonly reported: string | null
  readonly found: string
  readonly day: string
  readonly method: SheetMethod
}

/**
 * What inspections found to be otherwise than a task's unit reported, the newest first: of conclusions that were served, and
 * not revoked for that unit by 复核.
 */
export async function taskFindings(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
): Promise<readonly TaskFinding[]> {
  const { rows } = await sql<{
    inspection_sheet_id: string
    inspection_id: string
    number_year: number
    ordinal: number
    progress_id: string | null
    finding: SheetFinding
    reported: string | null
    found: string
    visited_on: string
    method: SheetMethod
  }>`
    select s.inspection_sheet_id, s.inspection_id, i.number_year, i.ordinal, s.progress_id, s.finding, s.reported, s.found,
           s.visited_on::text as visited_on, s.method
      from inspection_sheet s join inspection i using (jurisdiction_id, inspection_id)
     where s.jurisdiction_id = ${jurisdictionId} and s.task_id = ${taskId} and s.found is not null and s.voided_at is null
       and i.state in ('served', 'closed')
       and not exists (select from inspection_objection o where o.jurisdiction_id = ${jurisdictionId}
         and o.inspection_id = s.inspection_id and o.unit_id = s.unit_id and o.decision = 'revoked')
     order by s.visited_on desc, s.inspection_sheet_id`.execute(db)
  return rows.map((row) => ({
    sheetId: row.inspection_sheet_id,
    inspectionId: row.inspection_id,
    year: row.number_year,
    ordinal: row.ordinal,
    progressId: row.progress_id,
    finding: row.finding,
    reported: row.reported,
    found: row.found,
    day: row.visited_on,
    method: row.method,
  }))
}
