import type { ProposalContent } from '../../store/tables/reports.ts'
import { insertProposals } from './insert-proposals.ts'
import { changeProposals, decided, type Proposal, type Review, seenProposals, textOf } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal, type Seen } from './review-act.ts'
import { contentOfAll, wordsAt } from './words-at.ts'

/** Make one proposal of several of a kind: the report's own words where they stand side by side, else one after another. */
export async function mergeProposals(
  review: Review,
  seen: readonly Seen[],
  given: string | undefined,
): Promise<ReviewRefusal | undefined> {
  const rows = await seenProposals(review, seen)
  if ('kind' in rows) return rows
  const [first] = rows
  if (!first || rows.length < 2 || first.kind === 'area' || rows.some((row) => row.kind !== first.kind))
    return reviewRefusal('not-mergeable')
  const span = [first.span_start, Math.max(...rows.map((row) => row.span_end))] as const
  const wording = given?.trim() ?? joined(rows, wordsAt(await textOf(review), ...span))
  if (wording === '') return reviewRefusal('empty-wording')
  const content = contentOfAll(rows.map((row) => row.content as ProposalContent))
  const { kind, parent_id: parentId } = first
  const [merged = null] = await insertProposals(review, [{ kind, parentId, wording, span, content, origin: 'merged' }])
  await changeProposals(review, rows, { state: 'rejected', ...decided(review), reason: '已合并', replaced_by: merged })
  return undefined
}

/** `whole` where nothing but the proposals' own words stands in it. */
function joined(rows: readonly Proposal[], whole: string | null): string {
  const words = rows.map((row) => row.wording).join('')
  const bare = (text: string) => text.replace(/\s+/g, '')
  return whole !== null && bare(whole) === bare(words) ? whole : words
}
