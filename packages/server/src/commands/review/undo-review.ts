import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { undoableReview } from '../../domain/undoable-review.ts'
import { latestEntries } from '../../ledger/latest-entries.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import {
  changeProposals,
  closeReview,
  decided,
  openReview,
  type Proposal,
  type ProposalChange,
  type Review,
  type ReviewSteps,
} from './open-review.ts'
import { type Reviewed, type ReviewRefusal, reviewRefusal } from './review-act.ts'

/** Take back the reviewer's own last act on a report that still stands, unless others have gone on from it. */
export async function undoReview(
  db: Kysely<Tables>,
  asked: Ask<'report.review'>,
  at: Date,
  reportId: string,
): Promise<Reviewed | ReviewRefusal | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Reviewed | ReviewRefusal> => {
    const review = await openReview(trx, may, at, reportId)
    if ('kind' in review) return review
    const kinds = ['report.reviewed', 'report.review-undone']
    const entries = await latestEntries(trx, may.jurisdictionId, { actor: may.actor.id, kinds })
    const entry = undoableReview(entries, reportId)
    const [hash] = (entry?.body.vault ?? []) as readonly string[]
    const content = hash && (await getContent(trx, may.jurisdictionId, hash))
    if (!entry || !content) return reviewRefusal('nothing-to-undo')
    const steps = JSON.parse(content.toString('utf8')) as ReviewSteps
    const refusal = await takeBack(review, steps)
    return refusal ?? closeReview(review, 'report.review-undone', { undoes: entry.seq })
  })
}

async function takeBack(review: Review, { proposals, findings }: ReviewSteps): Promise<ReviewRefusal | undefined> {
  const { trx, may } = review
  const ids = proposals.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await trx
          .selectFrom('proposal')
          .selectAll()
          .where('jurisdiction_id', '=', may.jurisdictionId)
          .where('proposal_id', 'in', ids)
          .execute()
  const byId = new Map(rows.map((row) => [row.proposal_id, row]))
  const stale = proposals.filter(({ id, after }) => !standsAs(byId.get(id), after)).map(({ id }) => id)
  if (stale.length > 0) return { ...reviewRefusal('stale', String(stale.length)), proposals: stale }
  // what was the same before is written by one statement
  const groups = new Map<string, { readonly before: ProposalChange; readonly rows: Proposal[] }>()
  for (const { id, before } of proposals) {
    const row = byId.get(id)
    if (!row) continue
    // what the act made cannot be unmade: it stands as rejected, in the place of itself, and is shown no more
    const change = before ? instants(before) : { ...gone, ...decided(review), replaced_by: id }
    const key = JSON.stringify(change)
    const group = groups.get(key) ?? { before: change, rows: [] }
    groups.set(key, group)
    group.rows.push(row)
  }
  for (const group of groups.values()) await changeProposals(review, group.rows, group.before)
  for (const { id, before, after } of findings) {
    await trx
      .updateTable('finding')
      .set(
        before === null
          ? { settlement: null, settled_by: null, settled_at: null }
          : { settlement: before, settled_by: may.actor.id, settled_at: review.at },
      )
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('finding_id', '=', id)
      .execute()
    review.steps.findings.push({ id, before: after, after: before })
  }
  return undefined
}

/** Whether a proposal is still as an act left it. Revisions do not tell: an act that was taken back counted too. */
function standsAs(row: Proposal | undefined, after: ProposalChange): boolean {
  if (!row) return false
  const now = Object.fromEntries(Object.keys(after).map((name) => [name, row[name as keyof Proposal]]))
  return isDeepStrictEqual(JSON.parse(JSON.stringify(now)), after)
}

const gone: ProposalChange = { state: 'rejected', reason: '已撤销' }

/** JSON knows no instants. */
function instants({ decided_at, ...rest }: ProposalChange): ProposalChange {
  return decided_at === undefined ? rest : { ...rest, decided_at: decided_at && new Date(decided_at) }
}
