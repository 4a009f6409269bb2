import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { SheetFinding, SheetMethod } from '../../domain/inspections/inspection-table.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { inspectionPeople, maySheet } from '../../record/inspections/inspection-people.ts'
import type { InspectionTable } from '../../store/tables/inspections.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeHeld } from '../../vault/evidence/keep-file.ts'
import { takeWhole, type WholeFile } from '../../vault/evidence/take-whole.ts'
import { putContent } from '../../vault/vault.ts'
import { noteHeld, quarantines } from '../evidence/hold-upload.ts'
import type { KeptRefusal } from '../evidence/kept-refusal.ts'
import { overQuota } from '../evidence/over-quota.ts'
import { wholeRefusal } from '../evidence/whole-refusals.ts'
import { lockedInspection } from './draft-inspection.ts'
import { type InspectionRefusal, inspectionRefusals } from './inspection-refusals.ts'

/** 督查记录: what was found, where and how. */
export interface SheetWanted {
  readonly unitId: string
  readonly taskId: string | null
  readonly method: SheetMethod
  readonly place: string | null
  readonly day: string
  readonly words: string
  readonly finding: SheetFinding
  /** What is so in place of what was reported; of 部分属实 and 不实. */
  readonly found: string | null
}

/** What became of a sheet. */
export type SheetWritten = { readonly kind: 'written'; readonly sheetId: string } | InspectionRefusal | Forbidden

/**
 * Write a sheet, as one of the group, while the inspection is under way. Where a task's report is found false, the report
 * that was newest then stands beside what was found; it is not written over.
 */
export function writeSheet(
  db: Kysely<Tables>,
  asked: Ask<'inspection.record'>,
  at: Date,
  inspectionId: string,
  sheet: SheetWanted,
): Promise<SheetWritten> {
  return proven(db, asked, async (trx, may): Promise<SheetWritten> => {
    const row = await recorded(trx, may, inspectionId)
    if ('kind' in row && row.kind === 'refused') return row
    const { jurisdictionId, actor } = may
    const trouble = await troubleOf(trx, may, inspectionId, sheet)
    if (trouble) return trouble
    const isFalse = sheet.finding === 'false' || sheet.finding === 'partly'
    const report = isFalse && sheet.taskId ? await newestReport(trx, jurisdictionId, sheet.taskId) : undefined
    const sheetId = uuid()
    await trx
      .insertInto('inspection_sheet')
      .values({
        jurisdiction_id: jurisdictionId,
        inspection_id: inspectionId,
        inspection_sheet_id: sheetId,
        unit_id: sheet.unitId,
        task_id: sheet.taskId,
        progress_id: report?.progress_id ?? null,
        method: sheet.method,
        place: sheet.place,
        visited_on: sheet.day,
        words: sheet.words,
        finding: sheet.finding,
        reported: report ? saidIn(report) : null,
        found: isFalse ? sheet.found : null,
        written_by: actor.id,
        written_at: at,
      })
      .execute()
    await note(
      trx,
      may,
      at,
      'inspection.sheet-written',
      { inspectionId, sheetId, unitId: sheet.unitId, taskId: sheet.taskId },
      [JSON.stringify(sheet)],
    )
    return { kind: 'written', sheetId }
  })
}

/** Void a sheet with a reason; it stays to be read. */
export function voidSheet(
  db: Kysely<Tables>,
  asked: Ask<'inspection.record'>,
  at: Date,
  {
    inspectionId,
    sheetId,
    reason,
  }: { readonly inspectionId: string; readonly sheetId: string; readonly reason: string },
): Promise<SheetWritten> {
  return proven(db, asked, async (trx, may): Promise<SheetWritten> => {
    const row = await recorded(trx, may, inspectionId)
    if ('kind' in row && row.kind === 'refused') return row
    const trouble = markedRefusal(reason)
    if (trouble) return trouble
    const voided = await trx
      .updateTable('inspection_sheet')
      .set({ voided_by: may.actor.id, voided_at: at, void_reason: reason })
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('inspection_sheet_id', '=', sheetId)
      .where('voided_at', 'is', null)
      .executeTakeFirst()
    if (voided.numUpdatedRows === 0n) return inspectionRefusals.sheet
    await note(trx, may, at, 'inspection.sheet-voided', { inspectionId, sheetId }, [reason])
    return { kind: 'written', sheetId }
  })
}

/** The id under which a file of a sheet is read. */
export type SheetFileAdded =
  | { readonly kind: 'added'; readonly fileId: string }
  | InspectionRefusal
  | KeptRefusal
  | Refusal<'held' | 'quota'>
  | Forbidden

/** Take a photo or file for a sheet; a dangerous one is refused or held apart, as the place sets. */
export async function addSheetFile(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: Ask<'inspection.record'>,
  at: Date,
  {
    inspectionId,
    sheetId,
    file,
  }: { readonly inspectionId: string; readonly sheetId: string; readonly file: WholeFile },
): Promise<SheetFileAdded> {
  const wanted = { inspectionId, sheetId, size: file.size }
  // nothing is received from whom nothing is taken
  const first = await proven(db, asked, (trx, may) => barTo(trx, may, folder, wanted))
  if (first) return first
  const heldId = (await quarantines(db, asked.jurisdictionId)) ? uuid() : undefined
  const kept = await takeWhole(folder, asked.jurisdictionId, file, { heldId })
  if (kept.kind === 'held') {
    if (heldId === undefined) throw new Error('nothing is held apart that was not asked for')
    const { fileName } = kept
    const { hash, size } = file
    const outcome = await proven(db, asked, async (trx, may): Promise<SheetFileAdded> => {
      const bar = await barTo(trx, may, folder, wanted)
      return bar ?? noteHeld(trx, may, at, { inspectionId, sheetId }, { hash, fileName, size }, { ...kept, heldId })
    })
    const noted = outcome.kind === 'refused' && outcome.reason === 'held'
    if (!noted) await removeHeld(folder, asked.jurisdictionId, heldId)
    return outcome
  }
  if (kept.kind !== 'kept') return wholeRefusal(kept)
  return proven(db, asked, async (trx, may): Promise<SheetFileAdded> => {
    const bar = await barTo(trx, may, folder, wanted)
    if (bar) return bar
    const { jurisdictionId, actor } = may
    const fileId = uuid()
    await trx
      .insertInto('inspection_file')
      .values({
        jurisdiction_id: jurisdictionId,
        inspection_id: inspectionId,
        inspection_file_id: fileId,
        inspection_sheet_id: sheetId,
        hash: kept.hash,
        file_name: kept.fileName,
        media_type: kept.mediaType,
        size: file.size,
        uploaded_by: actor.id,
        uploaded_at: at,
      })
      .execute()
    const { hash, mediaType } = kept
    const body = { inspectionId, sheetId, fileId, file: hash, size: file.size, mediaType, noSecretsStated: true }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'inspection.file-added', body })
    return { kind: 'added', fileId }
  })
}

/** Why a sheet has no place for a file of that size; null when it has. */
async function barTo(
  trx: Transaction<Tables>,
  may: Allowed<'inspection.record'>,
  folder: EvidenceFolder,
  { inspectionId, sheetId, size }: { readonly inspectionId: string; readonly sheetId: string; readonly size: number },
): Promise<InspectionRefusal | Refusal<'quota'> | null> {
  const row = await recorded(trx, may, inspectionId)
  if ('kind' in row && row.kind === 'refused') return row
  const sheet = await trx
    .selectFrom('inspection_sheet')
    .select('inspection_sheet_id')
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .where('inspection_sheet_id', '=', sheetId)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return sheet ? overQuota(trx, may.jurisdictionId, { inspectionId }, size, folder) : inspectionRefusals.sheet
}

/** The inspection, locked, where the person writes its sheets now. */
async function recorded(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'inspection.record'>,
  inspectionId: string,
): Promise<Selectable<InspectionTable> | InspectionRefusal> {
  const row = await lockedInspection(trx, jurisdictionId, inspectionId)
  if (!row) return inspectionRefusals.inspection
  if (!maySheet(actor, await inspectionPeople(trx, jurisdictionId, inspectionId))) return inspectionRefusals.recorder
  return row.state === 'under-way' ? row : inspectionRefusals.notUnderWay
}

async function troubleOf(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'inspection.record'>,
  inspectionId: string,
  sheet: SheetWanted,
): Promise<InspectionRefusal | undefined> {
  if (sheet.day > actor.today) return inspectionRefusals.visitDay
  const judged = sheet.finding !== 'none'
  const isFalse = sheet.finding === 'false' || sheet.finding === 'partly'
  if ((judged && sheet.taskId === null) || (isFalse && !sheet.found?.trim())) return inspectionRefusals.false
  const unit = await trx
    .selectFrom('inspection_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspectionId)
    .where('unit_id', '=', sheet.unitId)
    .executeTakeFirst()
  if (!unit) return inspectionRefusals.unit
  if (sheet.taskId !== null) {
    const task = await trx
      .selectFrom('inspection_task')
      .select('task_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspectionId)
      .where('task_id', '=', sheet.taskId)
      .executeTakeFirst()
    if (!task) return inspectionRefusals.task
  }
  return markedRefusal(sheet.words, sheet.place, sheet.found)
}

/** The newest report of a task that was sent. */
const newestReport = (trx: Transaction<Tables>, jurisdictionId: string, taskId: string) =>
  trx
    .selectFrom('progress')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .select(['progress.progress_id', 'progress.percent', 'progress.situation'])
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.task_id', '=', taskId)
    .where('progress.state', 'in', ['sent', 'accepted'])
    .orderBy('period.ends_on', 'desc')
    .orderBy('progress.version', 'desc')
    .executeTakeFirst()

/** What a report said, in short: its percentage and its words. */
const saidIn = ({ percent, situation }: { readonly percent: string | null; readonly situation: string }): string =>
  `${percent === null ? '' : `${Number(percent)}%；`}${situation.length > 400 ? `${situation.slice(0, 400)}…` : situation}`

async function note(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'inspection.record'>,
  at: Date,
  kind: string,
  body: object,
  words: readonly string[],
): Promise<void> {
  const vault: string[] = []
  for (const one of words) vault.push(await putContent(trx, jurisdictionId, one, 'text/plain', at))
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind, body: { ...body, vault } })
}
