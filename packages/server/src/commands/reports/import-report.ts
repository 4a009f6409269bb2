import { type Finding, type Report, secrecyMarks } from '@luoshi/report'
import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { proposalsOf } from './proposals-of.ts'

/** A report's file as received, kept beside what was read from it. */
export interface ImportedFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The decoded text before any repair. */
  readonly receivedText: string
  readonly report: Report
  /** The year to file it under where the text names none. */
  readonly year?: number
}

/** The report as version of its year; the same bytes again give the version that is there. */
export type Imported =
  | {
      readonly kind: 'imported'
      readonly reportId: string
      readonly year: number
      readonly version: number
      readonly proposals: number
      readonly findings: readonly Finding[]
    }
  | { readonly kind: 'already-imported'; readonly reportId: string; readonly year: number; readonly version: number }
  | Refusal<'not-a-report' | 'no-year'>

/**
 * Take a read report into the record: its bytes and texts into the vault, what was understood as proposals, everything
 * uncertain as findings, marks of secrecy among them. The same bytes twice are recognised; another report of the same year is its next version.
 * `may` states as well that 不涉及国家秘密、工作秘密, which the caller has asked for.
 */
export async function importReport(db: Kysely<Tables>, may: MayWrite, at: Date, file: ImportedFile): Promise<Imported> {
  return db.transaction().execute((trx) => importReportWithin(trx, may, at, file))
}

/** {@link importReport} inside the caller's transaction. */
export async function importReportWithin(
  trx: Transaction<Tables>,
  may: MayWrite,
  at: Date,
  file: ImportedFile,
): Promise<Imported> {
  if (isNoReport(file.report)) return notAReport
  const year = file.report.meta.planYear ?? file.year
  if (year === undefined || year === null) return noYear
  // the head row is the jurisdiction's write lock: two imports of one file at once are one after the other
  await lockPlace(trx, may.jurisdictionId)
  const known = await knownReport(trx, may.jurisdictionId, file.report.source.sha256)
  if (known) return { kind: 'already-imported', ...known }
  return insertReport(trx, may, at, file, year)
}

/**
 * Whether there is nothing to take in: the reader says so, nothing that could be adopted or followed was found, or the
 * text is hardly Chinese (a program's file that mentions 政府工作报告).
 */
function isNoReport({ text, findings, results, targets, areas, elsewhere }: Report): boolean {
  return (
    (text.match(/\p{Script=Han}/gu)?.length ?? 0) < text.length / 5 ||
    findings.some((finding) => finding.rule === 'not-a-report') ||
    [results, targets, areas, elsewhere].every((found) => found.length === 0)
  )
}

async function knownReport(trx: Transaction<Tables>, jurisdictionId: string, hash: string) {
  const row = await trx
    .selectFrom('document')
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'document.jurisdiction_id')
        .onRef('report.document_id', '=', 'document.document_id'),
    )
    .select(['report.report_id', 'report.year', 'report.version'])
    .where('document.jurisdiction_id', '=', jurisdictionId)
    .where('document.hash', '=', hash)
    .executeTakeFirst()
  return row && { reportId: row.report_id, year: row.year, version: row.version }
}

async function insertReport(
  trx: Transaction<Tables>,
  may: MayWrite,
  at: Date,
  file: ImportedFile,
  year: number,
): Promise<Imported> {
  const { jurisdictionId, actor } = may
  const { report, receivedText } = file
  const put = (content: Uint8Array | string, mediaType: string) =>
    putContent(trx, jurisdictionId, content, mediaType, at)
  const hash = await put(file.bytes, 'application/octet-stream')
  const receivedHash = await put(receivedText, 'text/plain; charset=utf-8')
  const textHash = await put(report.text, 'text/plain; charset=utf-8')
  // the text has its own content: not kept twice
  const readingHash = await put(JSON.stringify({ ...report, text: undefined }), 'application/json')

  const [documentId, reportId] = [uuid(), uuid()]
  await trx
    .insertInto('document')
    .values({
      jurisdiction_id: jurisdictionId,
      document_id: documentId,
      hash,
      file_name: file.fileName,
      format: report.source.format,
      encoding: report.source.encoding,
      size: file.bytes.length,
      received_hash: receivedHash,
      text_hash: textHash,
      reading_hash: readingHash,
      secrecy_stated_by: actor.id,
      secrecy_stated_at: at,
      received_at: at,
    })
    .execute()
  const last = await trx
    .selectFrom('report')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  await trx
    .insertInto('report')
    .values({
      jurisdiction_id: jurisdictionId,
      report_id: reportId,
      document_id: documentId,
      year,
      version,
      state: 'proposed',
      title: report.meta.title,
      meta: JSON.stringify(report.meta),
      created_at: at,
      adopted_at: null,
      adopted_by: null,
    })
    .execute()

  const proposals = proposalsOf(report, jurisdictionId, reportId)
  for (const rows of chunks(proposals, 500)) await trx.insertInto('proposal').values(rows).execute()
  // marks of secrecy stand first: they are what must be seen
  const findings = [...secrecyMarks(report.text), ...report.findings]
  const rowsOfFindings = findings.map((finding, index) => ({
    jurisdiction_id: jurisdictionId,
    finding_id: uuid(),
    report_id: reportId,
    ordinal: index + 1,
    rule: finding.rule,
    severity: finding.severity,
    span_start: finding.span[0],
    span_end: finding.span[1],
    message: finding.message,
    message_en: finding.messageEn,
    settled_by: null,
    settled_at: null,
    settlement: null,
  }))
  for (const rows of chunks(rowsOfFindings, 500)) await trx.insertInto('finding').values(rows).execute()

  const entry = await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'report.imported',
    body: {
      reportId,
      documentId,
      year,
      version,
      // of the name only the ending: it may hold words, and an entry can never be emptied; the hash says which file
      fileEnding: /\.[a-z0-9]{1,5}$/i.exec(file.fileName)?.[0].toLowerCase() ?? null,
      secrecyStatement: '不涉及国家秘密、工作秘密',
      proposals: proposals.length,
      findings: findings.length,
      vault: [hash, receivedHash, textHash, readingHash],
    },
  })
  await trx
    .insertInto('event')
    .values({
      jurisdiction_id: jurisdictionId,
      event_id: uuid(),
      subject: 'report',
      subject_id: reportId,
      kind: 'report.imported',
      at,
      actor: actor.id,
      public: false,
      // no word of the document: rows of this table cannot be emptied by a purge
      summary: `读入${year}年第${version}版报告，共${proposals.length}条待审条目、${findings.length}条存疑项。`,
      content: '{}',
      ledger_seq: entry.seq,
    })
    .execute()
  return { kind: 'imported', reportId, year, version, proposals: proposals.length, findings }
}

function* chunks<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}

const notAReport = refusal(
  422,
  'not-a-report',
  '这份文件不像政府工作报告，没有可以提取的内容，未读入。请核对文件；如确是工作报告，请检查正文是否完整。',
  'This file does not look like a government work report; nothing was taken in. Check the file, and that its text is whole.',
)

const noYear = refusal(
  422,
  'no-year',
  '没有读出这份报告安排的是哪一年的工作。请用 --year 指明年份后重新读入。',
  'The report does not say which year it plans. Name the year with --year and import it again.',
)
