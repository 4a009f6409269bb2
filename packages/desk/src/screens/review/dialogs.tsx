import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { type ProposalKind, proposalWords } from '../../words/proposals.ts'

/** Reasons to choose from, or one's own words. */
interface ReasonDialogProps {
  readonly title: string
  readonly about: string
  readonly reasons: readonly string[]
  readonly done: string
  readonly onDone: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for a reason: one of the usual ones by its number, or in words. */
export function ReasonDialog({ title, about, reasons, done, onDone, onClose }: ReasonDialogProps) {
  const [words, setWords] = useState('')
  const say = () => words.trim() !== '' && onDone(words.trim())
  // a reviewer who knows the numbers presses one before the dialog has the focus
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const reason = words === '' ? reasons[Number(event.key) - 1] : undefined
      if (!reason || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      onDone(reason)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [words, reasons, onDone])
  return (
    <Modal
      open
      title={title}
      okText={done}
      okButtonProps={{ disabled: words.trim() === '' }}
      onOk={say}
      onCancel={onClose}
      width={480}
    >
      <p className="soft">{about}</p>
      <div className="review-reasons">
        {reasons.map((reason, index) => (
          <Button key={reason} onClick={() => onDone(reason)}>
            {reason}
            <kbd>{index + 1}</kbd>
          </Button>
        ))}
        <Input
          autoFocus
          maxLength={500}
          value={words}
          placeholder="按数字选用，或另写原因后回车"
          aria-label="原因"
          onChange={(event) => setWords(event.target.value)}
          onPressEnter={say}
        />
      </div>
    </Modal>
  )
}

/** A proposal's kind and parent, to be changed; null where several differ. */
interface MoveDialogProps {
  readonly about: string
  readonly kind: ProposalKind | null
  readonly parentId: string | null
  readonly areas: ReadonlyMap<string, string>
  readonly done: string
  readonly onDone: (kind: ProposalKind, parentId: string | null) => void
  readonly onClose: () => void
}

/** Asks for the part of the report and the area that proposals belong to. */
export function MoveDialog({ about, kind, parentId, areas, done, onDone, onClose }: MoveDialogProps) {
  const [part, setPart] = useState<ProposalKind>(kind ?? 'measure')
  const [area, setArea] = useState<string | null>(parentId)
  const under = part === 'measure' || part === 'livelihood'
  return (
    <Modal
      open
      title={done}
      okText={done}
      onOk={() => onDone(part, under ? area : null)}
      onCancel={onClose}
      width={480}
    >
      <p className="soft">{about}</p>
      <form
        className="review-fields"
        onSubmit={(event) => {
          event.preventDefault()
          onDone(part, under ? area : null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.requestSubmit()
        }}
      >
        <label htmlFor="review-part">属于</label>
        <select id="review-part" value={part} onChange={({ target }) => setPart(target.value as ProposalKind)}>
          {Object.entries(proposalWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <label htmlFor="review-area">重点领域</label>
        <select
          id="review-area"
          // biome-ignore lint/a11y/noAutofocus: the dialog was asked for to choose this
          autoFocus
          disabled={!under}
          value={area ?? ''}
          onChange={({ target }) => setArea(target.value === '' ? null : target.value)}
        >
          <option value="">（不归入重点领域）</option>
          {[...areas].map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </form>
    </Modal>
  )
}

/** Words to be split; `onDone` brings the positions in the text. */
interface SplitDialogProps {
  readonly words: string
  /** Where the words begin in the text. */
  readonly start: number
  readonly onDone: (at: readonly number[]) => void
  readonly onClose: () => void
}

/** Asks where to cut a proposal: between its clauses, each cut a button. */
export function SplitDialog({ words, start, onDone, onClose }: SplitDialogProps) {
  const clauses = clausesOf(words)
  const [cuts, setCuts] = useState<ReadonlySet<number>>(() => usualCuts(clauses))
  const toggle = (at: number) =>
    setCuts((now) => {
      const next = new Set(now)
      if (!next.delete(at)) next.add(at)
      return next
    })
  return (
    <Modal
      open
      title={cuts.size > 0 ? `拆分为 ${cuts.size + 1} 条` : '拆分'}
      okText="拆分"
      okButtonProps={{ disabled: cuts.size === 0, autoFocus: true }}
      onOk={() => onDone([...cuts].map((at) => start + at))}
      onCancel={onClose}
      width={640}
    >
      <p className="soft">
        {clauses.length > 1
          ? '在要断开的地方点一下；再点取消。'
          : '这一条只有一个分句。如需拆分，请在左侧正文中选取一段，选入为新的条目。'}
      </p>
      <p className="review-split song">
        {clauses.map(({ at, text }, index) => (
          <span key={at}>
            {index > 0 && (
              <button type="button" aria-pressed={cuts.has(at)} aria-label="在此断开" onClick={() => toggle(at)}>
                {cuts.has(at) ? '✂' : '┊'}
              </button>
            )}
            {cuts.has(at) && <br />}
            {text}
          </span>
        ))}
      </p>
    </Modal>
  )
}

interface Clause {
  readonly at: number
  readonly text: string
}

function clausesOf(words: string): readonly Clause[] {
  return [...words.matchAll(/[^；;，,。：:、\n]*[；;，,。：:、\n]*/g)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ at: match.index, text: match[0] }))
}

/** At semicolons and full stops where there are any, else at commas. */
function usualCuts(clauses: readonly Clause[]): ReadonlySet<number> {
  const behind = (ends: RegExp) =>
    clauses.flatMap(({ at }, index) => (index > 0 && ends.test(clauses[index - 1]?.text ?? '') ? [at] : []))
  const strong = behind(/[；;。]$/)
  return new Set(strong.length > 0 ? strong : behind(/[，,]$/).slice(0, 1))
}
