import type { ReportReview, ReviewFinding, ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'
import type { ProposalKind } from '../../words/proposals.ts'

/** One thing to be decided: a proposal, or a finding to be settled. */
export type ReviewItem =
  | { readonly type: 'proposal'; readonly id: string; readonly at: number; readonly proposal: ReviewProposal }
  | { readonly type: 'finding'; readonly id: string; readonly at: number; readonly finding: ReviewFinding }

/** A proposal among the items. */
export type Proposed = Extract<ReviewItem, { type: 'proposal' }>

/** Which items the list shows. */
export type Show = 'doubtful' | 'sure' | 'all' | 'todo' | 'changed' | 'rejected' | 'findings'

/** The filter of the review list; `kind` null shows every kind. */
export interface Filter {
  readonly show: Show
  readonly kind: ProposalKind | null
  readonly words: string
}

/** Whether a person still has to decide it. Notes that only inform wait for nobody. */
export function isTodo(item: ReviewItem): boolean {
  return item.type === 'proposal'
    ? item.proposal.state === 'open'
    : item.finding.settledBy === null && item.finding.severity !== 'info'
}

/** How sure the reading was of what a person has not changed; null where it does not say. */
export function sureOf({ proposal: { content, origin, original } }: Proposed): 'sure' | 'likely' | 'doubtful' | null {
  return origin === 'read' && original === null ? (content.sure ?? null) : null
}

/** What is read first and closely: doubtful proposals that are not decided, and findings that wait. */
const isDoubtful = (item: ReviewItem): boolean =>
  isTodo(item) && (item.type === 'finding' || sureOf(item) === 'doubtful')

/** Undecided proposals that the reading is sure of: on the labelled reports at least 99.5 of 100 of them are right. */
export function sureProposals(items: readonly ReviewItem[]): readonly Proposed[] {
  return items.filter((item): item is Proposed => item.type === 'proposal' && isTodo(item) && sureOf(item) === 'sure')
}

/** The list a review opens with: the doubtful ones, where there are any. */
export const firstShow = (items: readonly ReviewItem[]): Show => (items.some(isDoubtful) ? 'doubtful' : 'all')

/** Proposals and findings in the order of the text; of findings that only inform, those come with the findings alone. */
export function itemsOf({ proposals, findings }: ReportReview): readonly ReviewItem[] {
  const items: ReviewItem[] = [
    ...findings.map((finding) => ({ type: 'finding' as const, id: finding.findingId, at: finding.span[0], finding })),
    ...proposals.map((proposal) => ({
      type: 'proposal' as const,
      id: proposal.proposalId,
      at: proposal.span[0],
      proposal,
    })),
  ]
  return items.sort((a, b) => a.at - b.at)
}

/** The proposal that stands whose words begin at a place of the text, as an address names it; null where there is none. */
export function itemAt(items: readonly ReviewItem[], at: string | null): string | null {
  const begins = (item: ReviewItem) =>
    item.type === 'proposal' && item.proposal.state !== 'rejected' && String(item.at) === at
  // an area may begin where its first measure does
  const found = items.filter(begins)
  return (found.find((item) => item.type === 'proposal' && item.proposal.kind !== 'area') ?? found[0])?.id ?? null
}

/** Whether the filter shows an item. */
export function matches(item: ReviewItem, { show, kind, words }: Filter): boolean {
  if (words !== '' && !(item.type === 'proposal' ? item.proposal.wording : item.finding.message).includes(words))
    return false
  if (show === 'doubtful' && !isDoubtful(item)) return false
  if (item.type === 'finding') {
    if (kind !== null || show === 'sure') return false
    if (show === 'doubtful') return true
    if (show === 'findings') return true
    return (show === 'all' || show === 'todo') && item.finding.severity !== 'info' && (show === 'all' || isTodo(item))
  }
  if (kind !== null && item.proposal.kind !== kind) return false
  switch (show) {
    case 'doubtful':
      return true
    case 'sure':
      return item.proposal.state === 'open' && sureOf(item) === 'sure'
    case 'all':
      return item.proposal.state !== 'rejected'
    case 'todo':
      return item.proposal.state === 'open'
    case 'changed':
      return item.proposal.state === 'changed' || item.proposal.origin !== 'read'
    case 'rejected':
      return item.proposal.state === 'rejected'
    case 'findings':
      return false
  }
}

/** How far a review is. */
export interface Tally {
  readonly decided: number
  readonly all: number
  readonly unsettled: number
}

/** Counts decided and undecided items. */
export function tallyOf(items: readonly ReviewItem[]): Tally {
  const proposals = items.filter((item) => item.type === 'proposal')
  return {
    all: proposals.length,
    decided: proposals.filter((item) => !isTodo(item)).length,
    unsettled: items.filter((item) => item.type === 'finding' && isTodo(item)).length,
  }
}
