import type { ReviewAct, ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'
import { Alert, Button, Input } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Problem } from '../../application/problem.ts'
import { DayPicker } from '../../parts/day-picker.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { FigureFields, ReasonField } from './edit-fields.tsx'
import type { Acted } from './use-review.ts'

interface EditDialogProps {
  readonly proposal: ReviewProposal
  readonly text: string
  /** What is selected in the text beside, to be taken as the proposal's place. */
  readonly selected: readonly [start: number, end: number] | null
  readonly act: (body: ReviewAct, options: { quiet: boolean }) => Promise<Acted>
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Changes a proposal's words, place, limit and figures. What is typed stays when somebody else was quicker. */
export function EditDialog({ proposal, text, selected, act, onDone, onClose }: EditDialogProps) {
  const [wording, setWording] = useState(proposal.wording)
  const [span, setSpan] = useState(proposal.span)
  const [due, setDue] = useState(proposal.content.due ?? null)
  const [figures, setFigures] = useState(proposal.content.figures ?? [])
  const [reason, setReason] = useState(proposal.state === 'rejected' ? '' : (proposal.reason ?? ''))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Error | null>(null)
  const sentence = plain(text.slice(...span))
  const departs = bare(wording) !== bare(sentence)
  const save = async () => {
    setBusy(true)
    const { proposalId, revision, content } = proposal
    const acted = await act(
      {
        act: 'change',
        proposal: { proposalId, revision },
        wording,
        ...(span === proposal.span ? {} : { span }),
        ...(same(due, content.due ?? null) ? {} : { due }),
        ...(same(figures, content.figures ?? []) ? {} : { figures }),
        ...(departs ? { reason } : {}),
      },
      { quiet: true },
    )
    setBusy(false)
    if (acted.kind === 'done') onDone()
    else setTrouble(acted.problem)
  }
  return (
    <Modal
      open
      title="改动条目"
      okText="保存改动"
      confirmLoading={busy}
      okButtonProps={{ disabled: wording.trim() === '' || (departs && reason.trim() === '') }}
      onOk={() => void save()}
      onCancel={onClose}
      width={640}
    >
      <div className="review-fields">
        <span>报告原句</span>
        <div>
          <p className="song review-sentence">{sentence}</p>
          {selected && selected !== span && (
            <Button
              onClick={() => {
                setSpan(selected)
                setWording(plain(text.slice(...selected)))
              }}
            >
              改用左侧选中的文字
            </Button>
          )}
          {departs && (
            <Button type="link" onClick={() => setWording(sentence)}>
              恢复为原句
            </Button>
          )}
        </div>
        <label htmlFor="review-wording">文字</label>
        <Input.TextArea
          id="review-wording"
          autoFocus
          rows={2}
          maxLength={4000}
          value={wording}
          onChange={(event) => setWording(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          }}
        />
        {departs && <ReasonField reason={reason} onChange={setReason} />}
        <label htmlFor="review-due">期限</label>
        <div className="review-inline">
          <Input
            id="review-due"
            value={due?.text ?? ''}
            maxLength={100}
            placeholder="报告中的说法，如“6月底前”"
            onChange={({ target: { value } }) => setDue(value === '' ? null : { text: value, date: due?.date ?? null })}
          />
          <DayPicker
            value={due?.date ? dayjs(due.date) : null}
            disabled={due === null}
            aria-label="期限最后一天"
            onChange={(day) => due && setDue({ text: due.text, date: day ? day.format('YYYY-MM-DD') : null })}
          />
        </div>
        <FigureFields figures={figures} onChange={setFigures} />
      </div>
      {trouble && (
        <Alert
          type="error"
          role="alert"
          title={trouble.message}
          description={
            trouble instanceof Problem && trouble.kind === 'stale'
              ? `现在的文字：${proposal.wording}。您填写的内容仍在，确认后可再次保存。`
              : undefined
          }
        />
      )}
    </Modal>
  )
}

const plain = (words: string) => words.replace(/\s*\n\s*/g, '').trim()
const bare = (words: string) => words.replace(/\s+/g, '')
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
