import type { ProposalKind } from '../../domain/vocabulary.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'
import { insertProposals } from './insert-proposals.ts'
import { isArea, underAreas } from './move-proposals.ts'
import { type Review, textOf } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal } from './review-act.ts'
import { wordsAt } from './words-at.ts'

/** Make a proposal of a selection of the text, which the reader took as nothing or as something else. */
export async function addProposal(
  review: Review,
  {
    span,
    kind,
    parentId,
  }: { readonly span: readonly [number, number]; readonly kind: ProposalKind; readonly parentId: string | null },
): Promise<ReviewRefusal | undefined> {
  const wording = wordsAt(await textOf(review), ...span)
  if (wording === null) return reviewRefusal('outside-text')
  const parent = underAreas.has(kind) ? parentId : null
  if (parent !== null && !(await isArea(review, parent))) return reviewRefusal('not-an-area')
  const content: ProposalContent = underAreas.has(kind) ? { livelihood: kind === 'livelihood' } : {}
  await insertProposals(review, [{ kind, parentId: parent, wording, span, content, origin: 'added' }])
  return undefined
}
