import type { ReportReview, ReviewAct } from '@luoshi/server/desk/review/review-routes.ts'
import { App } from 'antd'
import { useState } from 'react'
import type { ProposalKind } from '../../words/proposals.ts'
import type { Dialog } from './open-dialog.tsx'
import { acceptable, canRun, revisionsOf, subjectsOf, withOpenChildren } from './review-commands.ts'
import { type ReviewItem, sureProposals, type Tally } from './review-items.ts'
import type { Command } from './toolbar.tsx'
import type { useReview } from './use-review.ts'
import type { useReviewList } from './use-review-list.ts'

/** The review the commands work on. */
export interface ReviewActsOf extends Pick<ReturnType<typeof useReview>, 'act' | 'undo'> {
  readonly review: ReportReview
  readonly items: readonly ReviewItem[]
  readonly tally: Tally
  readonly list: ReturnType<typeof useReviewList>
  readonly mayReview: boolean
}

/** The commands of the review: which can run, what each sends, the dialog that is open, and what is chosen afterwards. */
export function useReviewActs({ review, items, tally, list, mayReview, act, undo }: ReviewActsOf) {
  const { shown, active, setActive, checked, setChecked, at, check, goToNextOpen } = list
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [selected, setSelected] = useState<readonly [number, number] | null>(null)
  const subjects = subjectsOf(shown, at, checked)
  const { proposals, findings, single } = subjects

  /** Sends a decision and goes on to the next open item. */
  const decide = (body: ReviewAct, done: readonly { readonly id: string }[]) => {
    setDialog(null)
    setChecked(new Set())
    const ids = new Set(done.map(({ id }) => id))
    if (active !== null && ids.has(active) && body.act !== 'reopen') goToNextOpen(ids)
    return act(body)
  }
  /** Sends an act that makes new proposals, and goes to the first of them. */
  const remake = async (body: ReviewAct) => {
    setDialog(null)
    setChecked(new Set())
    const acted = await act(body)
    if (acted.kind === 'done')
      setActive((now) => (now === active ? (acted.outcome.proposals[0]?.proposalId ?? null) : now))
  }
  const accept = () => {
    const wanted = acceptable(subjects)
    if (wanted.findings.length > 0)
      void decide({ act: 'settle', findings: wanted.findings, settlement: '已核对，无误' }, wanted.items)
    if (wanted.proposals.length > 0)
      void decide({ act: 'accept', proposals: revisionsOf(wanted.proposals) }, wanted.items)
  }
  const { message } = App.useApp()
  const sure = sureProposals(items)
  /** Accepts in one act, which one undo takes back, all that the reading is sure of. */
  const acceptSure = async () => {
    const acted = await decide({ act: 'accept', proposals: revisionsOf(sure) }, sure)
    if (acted.kind === 'done') void message.success(`已接受有把握的 ${sure.length} 条；撤销可一并恢复待定`, 6)
  }
  const takeBack = async () => {
    const acted = await undo()
    const restored = acted.kind === 'done' ? acted.outcome.proposals[0]?.proposalId : undefined
    // an item the reviewer went on to meanwhile stays chosen
    if (restored) setActive((now) => (now === active ? restored : now))
  }
  const can = (command: Command) =>
    canRun(command, {
      subjects,
      shownCount: shown.length,
      tally,
      mayReview,
      undoable: review.undo !== null,
      textSelected: selected !== null,
    })
  const run = (command: Command) => {
    if (!can(command)) return
    switch (command) {
      case 'next':
        return list.goTo(at + 1)
      case 'previous':
        return list.goTo(at - 1)
      case 'next-open':
        return list.nextOpen()
      case 'clear':
        return setChecked(new Set())
      case 'check':
        return active !== null && check(active, false)
      case 'accept':
        return accept()
      case 'accept-area': {
        const all = single ? withOpenChildren(single, items) : []
        return void decide({ act: 'accept', proposals: revisionsOf(all) }, all)
      }
      case 'edit':
        return setDialog(subjects.onlyFindings ? 'settle' : 'edit')
      case 'merge':
        return void remake({ act: 'merge', proposals: revisionsOf(subjects.mergeable) })
      case 'reopen':
        return void decide({ act: 'reopen', proposals: revisionsOf(proposals) }, proposals)
      case 'undo':
        return void takeBack()
      case 'split':
      case 'move':
      case 'reject':
      case 'add':
        return setDialog(command)
    }
  }
  const one = proposals[0]
  /** What each dialog does when it is confirmed. */
  const answers = {
    onClose: () => setDialog(null),
    onEdited: (id: string) => {
      setDialog(null)
      setChecked(new Set())
      goToNextOpen(new Set([id]))
    },
    onSplit: (places: readonly number[]) => {
      const [proposal] = revisionsOf(one ? [one] : [])
      if (proposal) void remake({ act: 'split', proposal, at: places })
    },
    onMove: (kind: ProposalKind, parentId: string | null) =>
      void decide({ act: 'move', proposals: revisionsOf(proposals), kind, parentId }, proposals),
    onAdd: (span: readonly [number, number], kind: ProposalKind, parentId: string | null) => {
      window.getSelection()?.removeAllRanges()
      setSelected(null)
      void remake({ act: 'add', span, kind, parentId })
    },
    onReject: (reason: string) => void decide({ act: 'reject', proposals: revisionsOf(proposals), reason }, proposals),
    onSettle: (settlement: string) => void decide({ act: 'settle', findings, settlement }, subjects.all),
  }
  return { subjects, one, dialog, setDialog, selected, setSelected, can, run, answers, sure, acceptSure }
}
