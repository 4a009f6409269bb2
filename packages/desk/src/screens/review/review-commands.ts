import { isTodo, type Proposed, type ReviewItem, type Tally } from './review-items.ts'
import type { Command } from './toolbar.tsx'

/** What a command of the review works on: the ticked items, or else the one the reviewer is at. */
export interface Subjects {
  readonly current: ReviewItem | null
  readonly ticked: readonly ReviewItem[]
  readonly all: readonly ReviewItem[]
  readonly proposals: readonly Proposed[]
  /** Ids of the findings among them. */
  readonly findings: readonly string[]
  readonly onlyFindings: boolean
  /** The one proposal, when it is the only subject. */
  readonly single: Proposed | null
  /** What a merge would join: the ticked proposals, or the current one and the next that is not rejected. */
  readonly mergeable: readonly Proposed[]
}

/** The subjects of the next command, from the shown items, the reviewer's place among them, and the ticks. */
export function subjectsOf(shown: readonly ReviewItem[], at: number, checked: ReadonlySet<string>): Subjects {
  const current = shown[at] ?? null
  const ticked = shown.filter(({ id }) => checked.has(id))
  const all = ticked.length > 0 ? ticked : current ? [current] : []
  const proposals = all.filter(isProposal)
  const findings = findingIds(all)
  const [first] = proposals
  const next = shown
    .slice(at + 1)
    .find((item): item is Proposed => isProposal(item) && item.proposal.state !== 'rejected')
  return {
    current,
    ticked,
    all,
    proposals,
    findings,
    onlyFindings: all.length > 0 && proposals.length === 0,
    single: proposals.length === 1 && findings.length === 0 && first ? first : null,
    mergeable: ticked.length > 0 ? proposals : first && next ? [first, next] : [],
  }
}

/** What decides whether a command can run. */
export interface CommandState {
  readonly subjects: Subjects
  readonly shownCount: number
  readonly tally: Tally
  readonly mayReview: boolean
  /** There is an act of one's own to undo. */
  readonly undoable: boolean
  /** Text of the report is selected. */
  readonly textSelected: boolean
}

/** Whether a command can run now. */
export function canRun(command: Command, state: CommandState): boolean {
  const { subjects, tally, mayReview } = state
  switch (command) {
    case 'next':
    case 'previous':
      return state.shownCount > 0
    case 'next-open':
      return tally.decided < tally.all || tally.unsettled > 0
    case 'clear':
      return subjects.ticked.length > 0
    case 'check':
      return subjects.current !== null && mayReview
    default:
      if (!mayReview) return false
  }
  switch (command) {
    case 'accept':
      return subjects.all.length > 0
    case 'accept-area':
      return subjects.single?.proposal.kind === 'area'
    case 'edit':
      return subjects.onlyFindings || subjects.single !== null
    case 'reject':
    case 'move':
      return subjects.proposals.length > 0
    case 'merge':
      return subjects.findings.length === 0 && alike(subjects.mergeable)
    case 'split':
      return subjects.single !== null && subjects.single.proposal.kind !== 'area'
    case 'reopen':
      return subjects.proposals.some(({ proposal }) => proposal.state !== 'open')
    case 'undo':
      return state.undoable
    case 'add':
      return state.textSelected
  }
}

/** An area and its open items. */
export const withOpenChildren = (area: Proposed, items: readonly ReviewItem[]): readonly Proposed[] => [
  area,
  ...items.filter((item): item is Proposed => isProposal(item) && item.proposal.parentId === area.id && isTodo(item)),
]

/** What an accept decides: of several ticked items only the open ones, so that no rejected item returns unnoticed. */
export function acceptable({ ticked, all }: Subjects): {
  readonly items: readonly ReviewItem[]
  readonly proposals: readonly Proposed[]
  readonly findings: readonly string[]
} {
  const items = ticked.length > 0 ? ticked.filter(isTodo) : all
  return { items, proposals: items.filter(isProposal), findings: findingIds(items) }
}

/** The ids and revisions the server compares. */
export const revisionsOf = (proposals: readonly Proposed[]) =>
  proposals.map(({ proposal: { proposalId, revision } }) => ({ proposalId, revision }))

const isProposal = (item: ReviewItem): item is Proposed => item.type === 'proposal'

const findingIds = (items: readonly ReviewItem[]) =>
  items.flatMap((item) => (item.type === 'finding' ? [item.finding.findingId] : []))

const alike = (many: readonly Proposed[]) =>
  many.length > 1 && many.every(({ proposal: { kind } }) => kind !== 'area' && kind === many[0]?.proposal.kind)
