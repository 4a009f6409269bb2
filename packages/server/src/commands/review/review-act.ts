import type { Figure } from '@luoshi/report'
import { type Refusal, type RefusalStatus, refusal } from '../../domain/refusal.ts'
import type { ProposalKind } from '../../domain/vocabulary.ts'

/** A proposal as the reviewer saw it: an act on an older revision is refused. */
export interface Seen {
  readonly proposalId: string
  readonly revision: number
}

/** One act of a reviewer; what names many is done to all of them or to none. */
export type ReviewAct =
  | { readonly act: 'accept' | 'reopen'; readonly proposals: readonly Seen[] }
  | { readonly act: 'reject'; readonly proposals: readonly Seen[]; readonly reason: string }
  | ({ readonly act: 'change'; readonly proposal: Seen } & ReviewChange)
  | {
      readonly act: 'move'
      readonly proposals: readonly Seen[]
      /** The area they are to stand under; null for none. Left out: where they stood. */
      readonly parentId?: string | null | undefined
      /** The part of the report they belong to. */
      readonly kind?: ProposalKind | undefined
    }
  | { readonly act: 'merge'; readonly proposals: readonly Seen[]; readonly wording?: string | undefined }
  | {
      readonly act: 'split'
      readonly proposal: Seen
      /** Places in the restored text, inside the proposal's span, at which the next part begins. */
      readonly at: readonly number[]
    }
  | {
      readonly act: 'add'
      readonly span: readonly [start: number, end: number]
      readonly kind: ProposalKind
      readonly parentId: string | null
    }
  | { readonly act: 'settle'; readonly findings: readonly string[]; readonly settlement: string }

/** What may be changed of a proposal; what is left out stays. */
export interface ReviewChange {
  readonly wording?: string | undefined
  readonly span?: readonly [start: number, end: number] | undefined
  readonly due?: { readonly text: string; readonly date: string | null } | null | undefined
  readonly figures?: readonly Figure[] | undefined
  /** Why the words are not the report's; wanted where they are not. */
  readonly reason?: string | undefined
}

/** Why an act of the review was not done. */
export type ReviewRefusalReason =
  | 'unknown-report'
  | 'unknown-proposal'
  | 'unknown-finding'
  | 'already-adopted'
  | 'stale'
  | 'area-not-empty'
  | 'not-an-area'
  | 'not-mergeable'
  | 'not-splittable'
  | 'outside-text'
  | 'empty-wording'
  | 'reason-wanted'
  | 'nothing-to-undo'

/** A refusal of the review; nothing of the act was written. */
export interface ReviewRefusal extends Refusal<ReviewRefusalReason> {
  /** Where `stale`: which proposals others have changed. */
  readonly proposals?: readonly string[]
}

/** What an act changed. */
export interface Reviewed {
  readonly kind: 'reviewed'
  readonly proposals: readonly string[]
  readonly findings: readonly string[]
}

/** The refusal of that reason; `what` goes into its words. */
export function reviewRefusal(reason: ReviewRefusalReason, what = ''): ReviewRefusal {
  const [message, messageEn] = words[reason]
  return refusal(statuses[reason] ?? 422, reason, message.replace('…', what), messageEn.replace('…', what))
}

const statuses: Readonly<Partial<Record<ReviewRefusalReason, RefusalStatus>>> = {
  'unknown-report': 404,
  'unknown-proposal': 404,
  'unknown-finding': 404,
  'already-adopted': 409,
  stale: 409,
}

const words: Readonly<Record<ReviewRefusalReason, readonly [string, string]>> = {
  'unknown-report': ['没有这份报告。', 'There is no such report.'],
  'unknown-proposal': ['没有这个条目，或它已被合并、拆分。请刷新后再试。', 'There is no such proposal any more.'],
  'unknown-finding': ['没有这个存疑项。', 'There is no such finding.'],
  'already-adopted': [
    '这份报告已经通过或被替代，不能再审核。',
    'The report is adopted or superseded; its review is over.',
  ],
  stale: [
    '…个条目刚被他人改过，这次没有改动任何内容。请看过新的内容再定。',
    '… proposals were changed by somebody else.',
  ],
  'area-not-empty': [
    '这个重点领域下还有…项举措。请先把它们移到别的领域或一并驳回。',
    'The area still holds … measures. Move or reject them first.',
  ],
  'not-an-area': ['要移入的重点领域不存在或已驳回。', 'There is no such area to move to.'],
  'not-mergeable': [
    '只能合并两个以上同一类的条目；重点领域请改为移动其下的举措。',
    'Only two or more proposals of one kind can be merged, and no areas.',
  ],
  'not-splittable': [
    '拆分处须在条目的文字之内，且每段都有文字；重点领域不能拆分。',
    'The cuts must lie inside the words and leave words in each part; areas cannot be split.',
  ],
  'outside-text': [
    '选取的范围不在报告正文之内，或没有文字。',
    'The selection lies outside of the text or holds no words.',
  ],
  'empty-wording': ['文字不能为空。', 'The wording must not be empty.'],
  'reason-wanted': [
    '改动后的文字与报告原句不同，请写明原因（例如：更正识别错误）。',
    'The words differ from the report’s: say why.',
  ],
  'nothing-to-undo': ['没有可以撤销的审核操作。', 'There is nothing of yours to undo.'],
}
