import type { Selectable, Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { reportText } from '../../record/reports/report-text.ts'
import type { FindingTable, ProposalContent, ProposalTable } from '../../store/tables/reports.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type Reviewed, type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'

/** A row of the reader's proposals under review. */
export type Proposal = Selectable<ProposalTable>
/** A row of the reader's findings under review. */
export type Finding = Selectable<FindingTable>

/** The columns of a proposal that a review changes. */
export type ProposalChange = Partial<
  Pick<
    Proposal,
    | 'kind'
    | 'parent_id'
    | 'wording'
    | 'span_start'
    | 'span_end'
    | 'state'
    | 'decided_by'
    | 'decided_at'
    | 'reason'
    | 'replaced_by'
  > & { readonly content: ProposalContent; readonly original: object | null }
>

/** What one act did to one proposal; `before` is null when it made it. */
export interface ProposalStep {
  readonly id: string
  readonly before: ProposalChange | null
  readonly after: ProposalChange
}

/** What one act did to one finding. */
export interface FindingStep {
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

/** The content that an entry of a review names in the vault. */
export interface ReviewSteps {
  readonly proposals: readonly ProposalStep[]
  readonly findings: readonly FindingStep[]
}

/** A report under review inside one transaction, and what has been done to it so far. */
export interface Review {
  readonly trx: Transaction<Tables>
  readonly may: Allowed<'report.review'>
  readonly at: Date
  readonly reportId: string
  readonly steps: { readonly proposals: ProposalStep[]; readonly findings: FindingStep[] }
}

/** Begin to review: the place's writes follow one another from here on; a report that is adopted is refused. */
export async function openReview(
  trx: Transaction<Tables>,
  may: Allowed<'report.review'>,
  at: Date,
  reportId: string,
): Promise<Review | ReviewRefusal> {
  await lockPlace(trx, may.jurisdictionId)
  const report = await trx
    .selectFrom('report')
    .select('state')
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .executeTakeFirst()
  if (!report) return reviewRefusal('unknown-report')
  if (report.state !== 'proposed') return reviewRefusal('already-adopted')
  return { trx, may, at, reportId, steps: { proposals: [], findings: [] } }
}

/** The proposals as they were seen, in the order of the text; a refusal when one is gone or was changed since. */
export async function seenProposals(
  { trx, may, reportId }: Review,
  seen: readonly Seen[],
): Promise<readonly Proposal[] | ReviewRefusal> {
  const rows = await trx
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .where(
      'proposal_id',
      'in',
      seen.map((each) => each.proposalId),
    )
    .where('replaced_by', 'is', null)
    .orderBy('span_start')
    .orderBy('span_end', 'desc')
    .orderBy('ordinal')
    .execute()
  const revisions = new Map(seen.map((each) => [each.proposalId, each.revision]))
  if (rows.length < revisions.size) return reviewRefusal('unknown-proposal')
  const stale = rows.filter((row) => row.revision !== revisions.get(row.proposal_id))
  if (stale.length === 0) return rows
  return { ...reviewRefusal('stale', String(stale.length)), proposals: stale.map((row) => row.proposal_id) }
}

/** Change a proposal; its words, place and kind as they were read are kept at the first change of any of them. */
export async function changeProposal(review: Review, row: Proposal, change: ProposalChange): Promise<void> {
  const departs = ['kind', 'parent_id', 'wording', 'span_start', 'span_end', 'content'].some((name) => name in change)
  const original = departs && row.original === null && row.origin === 'read' ? { original: asRead(row) } : {}
  await changeProposals(review, [row], { ...change, ...original })
}

const asRead = ({ kind, parent_id, wording, span_start, span_end, content }: Proposal) => ({
  kind,
  parentId: parent_id,
  wording,
  span: [span_start, span_end],
  content,
})

/** Make the same change to many proposals, by one statement. */
export async function changeProposals(
  { trx, may, steps }: Review,
  rows: readonly Proposal[],
  change: ProposalChange,
): Promise<void> {
  if (rows.length === 0) return
  const { content, original, ...plain } = change
  await trx
    .updateTable('proposal')
    .set((eb) => ({
      ...plain,
      ...(content === undefined ? {} : { content: JSON.stringify(content) }),
      ...(original === undefined ? {} : { original: original && JSON.stringify(original) }),
      revision: eb('revision', '+', 1),
    }))
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where(
      'proposal_id',
      'in',
      rows.map((row) => row.proposal_id),
    )
    .execute()
  for (const row of rows) {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, row[name as keyof Proposal]]))
    steps.proposals.push({ id: row.proposal_id, before, after: change })
  }
}

/** What a reviewer's decision writes beside the change itself. */
export const decided = ({ may, at }: Review): Pick<ProposalChange, 'decided_by' | 'decided_at'> => ({
  decided_by: may.actor.id,
  decided_at: at,
})

/** The report's restored text. @throws {Error} when it was purged, for then no report is left to review */
export async function textOf({ trx, may, reportId }: Review): Promise<string> {
  const text = await reportText(trx, may.jurisdictionId, reportId)
  if (text === null) throw new Error(`the text of report ${reportId} is gone`)
  return text
}

/** Write the steps down as one entry; what they hold of words lies in the vault, so that a purge can remove it. */
export async function closeReview(
  { trx, may, at, reportId, steps }: Review,
  kind: 'report.reviewed' | 'report.review-undone',
  body: { readonly act?: string; readonly undoes?: number },
): Promise<Reviewed> {
  const { jurisdictionId, actor } = may
  const proposals = [...new Set(steps.proposals.map(({ id }) => id))]
  const findings = steps.findings.map(({ id }) => id)
  const content = JSON.stringify({ reportId, at: at.toISOString(), ...steps })
  const hash = await putContent(trx, jurisdictionId, content, 'application/json', at)
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind,
    body: { reportId, ...body, proposals: proposals.length, findings: findings.length, vault: [hash] },
  })
  return { kind: 'reviewed', proposals, findings }
}
