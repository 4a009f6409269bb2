import type { Meta, Severity } from '@luoshi/report'
import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { undoableReview } from '../../domain/undoable-review.ts'
import type { ProposalKind, ReportState } from '../../domain/vocabulary.ts'
import { latestEntries } from '../../ledger/latest-entries.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'

/** A proposal as a reviewer sees it. */
export interface ReviewProposal {
  readonly proposalId: string
  readonly kind: ProposalKind
  readonly parentId: string | null
  readonly wording: string
  readonly span: readonly [start: number, end: number]
  readonly content: ProposalContent
  readonly state: 'open' | 'accepted' | 'changed' | 'rejected'
  readonly origin: 'read' | 'added' | 'split' | 'merged'
  readonly reason: string | null
  /** Who decided, as the ledger names them. */
  readonly decidedBy: string | null
  /** As it was read; null while nothing of that was changed. */
  readonly original: ReviewOriginal | null
  readonly revision: number
}

/** A proposal as the reader made it, before anybody changed it. */
export interface ReviewOriginal {
  readonly kind: ProposalKind
  readonly parentId: string | null
  readonly wording: string
  readonly span: readonly [start: number, end: number]
  readonly content: ProposalContent
}

/** Something the reader noticed that a person must look at. */
export interface ReviewFinding {
  readonly findingId: string
  readonly rule: string
  readonly severity: Severity
  readonly span: readonly [start: number, end: number]
  readonly message: string
  readonly settledBy: string | null
  readonly settlement: string | null
}

/** A report with everything that is to be decided of it. */
export interface ReportReview {
  readonly reportId: string
  readonly year: number
  readonly version: number
  readonly state: ReportState
  readonly title: string | null
  readonly meta: Meta
  readonly fileName: string
  /** In the order of the text. */
  readonly proposals: readonly ReviewProposal[]
  readonly findings: readonly ReviewFinding[]
  /** Names by what the ledger calls the people. */
  readonly people: Readonly<Record<string, string>>
  /** The kind of the reader's own last act that can be taken back. */
  readonly undo: string | null
}

/** The review of a report; undefined when there is no such report in the reader's place. */
export async function reviewOfReport(
  db: Kysely<Tables>,
  actor: SignedIn,
  reportId: string,
): Promise<ReportReview | undefined> {
  const { jurisdictionId } = actor
  const report = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select([
      'report.report_id as reportId',
      'report.year',
      'report.version',
      'report.state',
      'report.title',
      'report.meta',
      'document.file_name as fileName',
    ])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirst()
  if (!report) return undefined
  const proposals = await reviewProposals(db, jurisdictionId, reportId)
  const findings = await reviewFindings(db, jurisdictionId, reportId)
  const deciders = [...proposals.map((each) => each.decidedBy), ...findings.map((each) => each.settledBy)]
  return {
    ...report,
    meta: report.meta as Meta,
    proposals,
    findings,
    people: Object.fromEntries(
      await actorNames(db, jurisdictionId, [actor.id, ...deciders.filter((id) => id !== null)]),
    ),
    undo: await undoableAct(db, actor, reportId),
  }
}

/** The proposals of a report, or those of these ids; what was merged, split or taken back is left out. */
export async function reviewProposals(
  db: Kysely<Tables>,
  jurisdictionId: string,
  reportId: string,
  ids?: readonly string[],
): Promise<readonly ReviewProposal[]> {
  if (ids?.length === 0) return []
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('replaced_by', 'is', null)
    .$if(ids !== undefined, (query) => query.where('proposal_id', 'in', ids ?? []))
    .orderBy('span_start')
    .orderBy('span_end', 'desc')
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    proposalId: row.proposal_id,
    kind: row.kind,
    parentId: row.parent_id,
    wording: row.wording,
    span: [row.span_start, row.span_end],
    content: row.content as ProposalContent,
    state: row.state,
    origin: row.origin,
    reason: row.reason,
    decidedBy: row.decided_by,
    original: row.original as ReviewOriginal | null,
    revision: row.revision,
  }))
}

/** The findings of a report, or those of these ids; the gravest first. */
export async function reviewFindings(
  db: Kysely<Tables>,
  jurisdictionId: string,
  reportId: string,
  ids?: readonly string[],
): Promise<readonly ReviewFinding[]> {
  if (ids?.length === 0) return []
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .$if(ids !== undefined, (query) => query.where('finding_id', 'in', ids ?? []))
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    findingId: row.finding_id,
    rule: row.rule,
    severity: row.severity,
    span: [row.span_start, row.span_end],
    message: row.message,
    settledBy: row.settled_by,
    settlement: row.settlement,
  }))
}

/** The kind of somebody's last act on a report that can be taken back; null when there is none. */
export async function undoableAct(db: Kysely<Tables>, actor: SignedIn, reportId: string): Promise<string | null> {
  const kinds = ['report.reviewed', 'report.review-undone']
  const entry = undoableReview(await latestEntries(db, actor.jurisdictionId, { actor: actor.id, kinds }), reportId)
  return typeof entry?.body.act === 'string' ? entry.body.act : null
}

/** The texts of a report as the vault has them; null where they were purged, undefined when there is no such report. */
export async function textsOfReport(db: Kysely<Tables>, jurisdictionId: string, reportId: string) {
  const document = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select(['document.text_hash', 'document.received_hash', 'document.reading_hash'])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirst()
  if (!document) return undefined
  const [text, received, reading] = await Promise.all(
    [document.text_hash, document.received_hash, document.reading_hash].map(async (hash) =>
      (await getContent(db, jurisdictionId, hash))?.toString('utf8'),
    ),
  )
  if (text === undefined || received === undefined || reading === undefined) return null
  return { text, received, reading }
}
