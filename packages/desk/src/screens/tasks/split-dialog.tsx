import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, Input } from 'antd'
import { useState } from 'react'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { taskWords } from '../../words/task-number.ts'
import type { Tasks } from './use-tasks.ts'

/** Splits a task into parts, one a line. */
export function SplitDialog({
  tasks,
  row,
  onClose,
}: {
  readonly tasks: Tasks
  readonly row: TaskRow
  readonly onClose: () => void
}) {
  const [text, setText] = useState(() => clausesOf(row.wording).join('\n'))
  const [problem, setProblem] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const parts = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const send = async () => {
    setBusy(true)
    const said = await tasks.act((ask, seen) => ask('POST /tasks/split', { body: { task: seen(row), parts } }))
    setBusy(false)
    if (said) setProblem(said)
    else onClose()
  }
  return (
    <Modal
      open
      width={720}
      title={`拆分${taskWords(row)}`}
      okText={`拆为 ${parts.length} 项`}
      okButtonProps={{ disabled: parts.length < 2, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className="soft">报告原文</p>
      <blockquote className="tasks-quote">{row.adopted}</blockquote>
      <label htmlFor="split-parts">每行一项任务。新任务沿用原任务的单位、人员和时限，可再分别修改。</label>
      <Input.TextArea
        id="split-parts"
        autoFocus
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ol className="tasks-parts">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their place only
          <li key={index}>
            {isPiece(part, row.adopted) ? (
              <span className="state-green">✓ 与原文一致</span>
            ) : (
              <span className="state-yellow">▲ 与原文不同，须经他人批准后生效</span>
            )}{' '}
            {part}
          </li>
        ))}
      </ol>
      {problem && <Alert type="error" role="alert" title={problem.message} />}
    </Modal>
  )
}

/** The clauses of a sentence, as a first proposal of how to split it. */
function clausesOf(wording: string): string[] {
  const bySemicolon = wording
    .split(/(?<=[；;。])/)
    .map((part) => part.trim())
    .filter(Boolean)
  return bySemicolon.length > 1
    ? bySemicolon
    : wording
        .split(/(?<=，)/)
        .map((part) => part.trim())
        .filter(Boolean)
}

/** Whether words are, except for punctuation, a piece of the adopted ones: the server decides it by the same rule. */
function isPiece(wording: string, adopted: string): boolean {
  const bare = (words: string) => words.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')
  return bare(wording) !== '' && bare(adopted).includes(bare(wording))
}
