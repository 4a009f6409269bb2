import type { ReportReview, ReportText, ReviewAct } from '@luoshi/server/desk/review/review-routes.ts'
import type { ProposalKind } from '../../words/proposals.ts'
import { MoveDialog, ReasonDialog, SplitDialog } from './dialogs.tsx'
import { EditDialog } from './edit-dialog.tsx'
import type { Proposed } from './review-items.ts'
import type { Acted } from './use-review.ts'

/** What asks something more before an act is sent. */
export type Dialog = 'edit' | 'split' | 'move' | 'reject' | 'settle' | 'add'

/** Which dialog of the review is open, and on what. */
interface OpenDialogProps {
  /** Null when none is open. */
  readonly dialog: Dialog | null
  readonly review: ReportReview
  readonly source: ReportText
  readonly areas: ReadonlyMap<string, string>
  /** The first of the proposals it is about. */
  readonly one: Proposed | undefined
  /** What it is about, in words. */
  readonly about: string
  /** What is selected of the text, `[start, end)`. */
  readonly selected: readonly [number, number] | null
  readonly act: (body: ReviewAct, options?: { quiet?: boolean }) => Promise<Acted>
  readonly onClose: () => void
  readonly onEdited: (id: string) => void
  readonly onSplit: (at: readonly number[]) => void
  readonly onMove: (kind: ProposalKind, parentId: string | null) => void
  readonly onAdd: (span: readonly [number, number], kind: ProposalKind, parentId: string | null) => void
  readonly onReject: (reason: string) => void
  readonly onSettle: (settlement: string) => void
}

/** What is asked where a reason is wanted, with the usual ones. */
const asking = {
  reject: { title: '驳回', done: '驳回', reasons: ['不是承诺事项', '与别的条目重复', '识别有误', '属于背景或套话'] },
  settle: {
    title: '处理存疑项',
    done: '记下',
    reasons: ['已核对，无误', '已在条目中更正', '经核实不涉密', '原文如此'],
  },
} as const

/** The dialog that is open over the review, if one is. */
export function OpenDialog(props: OpenDialogProps) {
  const { dialog, review, source, areas, one, about, selected, act, onClose } = props
  const { onEdited, onSplit, onMove, onAdd, onReject, onSettle } = props
  return (
    <>
      {dialog === 'edit' && one && (
        <EditDialog
          proposal={review.proposals.find(({ proposalId }) => proposalId === one.id) ?? one.proposal}
          text={source.text}
          selected={selected}
          act={act}
          onDone={() => onEdited(one.id)}
          onClose={onClose}
        />
      )}
      {dialog === 'split' && one && (
        <SplitDialog
          words={source.text.slice(...one.proposal.span)}
          start={one.proposal.span[0]}
          onDone={onSplit}
          onClose={onClose}
        />
      )}
      {dialog === 'move' && (
        <MoveDialog
          done="移到"
          about={about}
          kind={one?.proposal.kind ?? null}
          parentId={one?.proposal.parentId ?? null}
          areas={areas}
          onDone={onMove}
          onClose={onClose}
        />
      )}
      {dialog === 'add' && selected && (
        <MoveDialog
          done="选入"
          about={source.text.slice(...selected)}
          kind="measure"
          parentId={areaAt(review, selected[0])}
          areas={areas}
          onDone={(kind, parentId) => onAdd(selected, kind, parentId)}
          onClose={onClose}
        />
      )}
      {(dialog === 'reject' || dialog === 'settle') && (
        <ReasonDialog
          {...asking[dialog]}
          about={about}
          onDone={dialog === 'reject' ? onReject : onSettle}
          onClose={onClose}
        />
      )}
    </>
  )
}

/** The area a place of the text stands under: the last whose heading begins before it. */
function areaAt({ proposals }: ReportReview, at: number): string | null {
  const area = proposals.findLast(({ kind, state, span }) => kind === 'area' && state !== 'rejected' && span[0] <= at)
  return area?.proposalId ?? null
}
