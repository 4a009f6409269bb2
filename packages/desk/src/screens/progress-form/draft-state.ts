import type { ProgressContent, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import type { DraftCopy } from './draft-copy.ts'
import { type ContentField, contentOf, mergeContent, same } from './merge-content.ts'

/**
 * Where the typed content is: with the server, on its way, only in this browser until the server is back, in conflict
 * with another save, or refused by the server.
 */
export type SaveState = 'saved' | 'saving' | 'kept-here' | 'conflict' | 'refused'

/** Fields that two people or tabs changed differently, and the report the other one saved. */
export interface Conflict {
  readonly theirs: ProgressReport
  readonly fields: readonly ContentField[]
}

/** A report while it is typed. `base` is the server's content that `content` was typed over. */
export interface DraftState {
  readonly content: ProgressContent
  readonly base: ProgressContent
  readonly report: ProgressReport | null
  readonly state: SaveState
  /** Why it could not be saved. */
  readonly message: string | null
  readonly conflict: Conflict | null
  /** What was merged or restored without asking. */
  readonly notice: string | null
}

export type DraftEvent =
  | { readonly type: 'typed'; readonly part: Partial<ProgressContent> }
  | { readonly type: 'sending' }
  | { readonly type: 'saved'; readonly sent: ProgressContent; readonly report: ProgressReport | null }
  /** The server refused the save because `theirs` was saved first. */
  | { readonly type: 'stale'; readonly theirs: ProgressReport }
  /** `away`: the server did not answer or is failing, so the save is worth repeating. */
  | { readonly type: 'failed'; readonly message: string; readonly away: boolean }
  | { readonly type: 'restored'; readonly copy: DraftCopy }
  | { readonly type: 'settled'; readonly keep: 'mine' | 'theirs' }
  | { readonly type: 'reset'; readonly report: ProgressReport | null }

/** The draft of a report as the server has it. */
export function draftOf(report: ProgressReport | null): DraftState {
  const content = contentOf(report)
  return { content, base: content, report, state: 'saved', message: null, conflict: null, notice: null }
}

/** Whether there is something to send. Nothing is sent while a conflict is open: it would overwrite the other save. */
export const unsaved = ({ content, base, conflict }: DraftState): boolean => conflict === null && !same(content, base)

/** The draft after an event. */
export function draftAfter(draft: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'typed': {
      const content = { ...draft.content, ...event.part }
      const stays = draft.state === 'kept-here' || draft.conflict !== null
      return { ...draft, content, notice: null, state: stays ? draft.state : 'saving' }
    }
    case 'sending':
      return { ...draft, state: 'saving' }
    case 'saved': {
      const state = same(draft.content, event.sent) ? 'saved' : 'saving'
      return { ...draft, base: event.sent, report: event.report, message: null, state }
    }
    case 'stale':
      return withTheirs(draft, event.theirs)
    case 'failed':
      return { ...draft, message: event.message, state: event.away ? 'kept-here' : 'refused' }
    case 'restored': {
      const { content, base } = event.copy
      const restored: DraftState = { ...draft, content, base, state: same(content, base) ? 'saved' : 'saving' }
      // the base, not the revision, tells what the copy was typed over: a copy of an open conflict has the newer revision
      const moved = draft.report !== null && !same(contentOf(draft.report), base)
      const merged = moved ? withTheirs(restored, draft.report) : restored
      return { ...merged, notice: '已恢复上次没有来得及保存的内容。' }
    }
    case 'settled':
      return settled(draft, event.keep)
    case 'reset':
      return draftOf(event.report)
  }
}

/** Merges the report the server has now under what is typed; fields that both changed become a conflict. */
function withTheirs(draft: DraftState, theirs: ProgressReport): DraftState {
  const merged = mergeContent(draft.base, draft.content, contentOf(theirs))
  const next = { ...draft, content: merged.content, report: theirs }
  if (merged.both.length > 0) return { ...next, conflict: { theirs, fields: merged.both }, state: 'conflict' }
  const notice = merged.taken.length > 0 ? '已并入另一处刚刚保存的修改。' : draft.notice
  return { ...next, base: contentOf(theirs), notice, state: 'saving' }
}

function settled(draft: DraftState, keep: 'mine' | 'theirs'): DraftState {
  if (!draft.conflict) return draft
  const { theirs, fields } = draft.conflict
  const base = contentOf(theirs)
  const taken = keep === 'theirs' ? Object.fromEntries(fields.map((field) => [field, base[field]])) : {}
  return { ...draft, content: { ...draft.content, ...taken }, base, report: theirs, conflict: null, state: 'saving' }
}
