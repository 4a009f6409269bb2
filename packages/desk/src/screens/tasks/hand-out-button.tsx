import type { Readiness, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../application/ask.ts'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { numbersWords, taskNumber } from '../../words/task-number.ts'
import { takeBackHandOut } from './take-back.ts'
import type { Tasks } from './use-tasks.ts'

interface HandOutButtonProps {
  /** Words on the button. */
  readonly words?: string
  readonly tasks: Tasks
  readonly rows: readonly TaskRow[]
  /** Shows these tasks alone. */
  readonly onOnly: (taskIds: readonly string[]) => void
  readonly onDone: () => void
}

/** 下达 for the chosen tasks: asks with their number, and where some cannot be handed out yet offers the rest, or only these. */
export function HandOutButton({ words = '下达…', tasks, rows, onOnly, onDone }: HandOutButtonProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<Readiness | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await tasks.settled()
      const body = { taskIds: rows.map(({ taskId }) => taskId) }
      setAsked(await place.ask('POST /tasks/readiness', { body }))
    } catch (error) {
      void message.error(wordsOf(error), 8)
    } finally {
      setBusy(false)
    }
  }
  const ready = new Set(asked?.ready)
  const held = asked?.held ?? []
  const handOut = async () => {
    setBusy(true)
    const chosen = rows.filter(({ taskId }) => ready.has(taskId))
    const answered: AnswerOf<'POST /tasks/assign'>[] = []
    const said = await tasks.act(async (ask, seen) => {
      answered.push(await ask('POST /tasks/assign', { body: { tasks: chosen.map(seen) } }))
    })
    setBusy(false)
    if (said) return setProblem(said.message)
    setAsked(null)
    for (const { assignedAt } of answered)
      tasks.acted(`下达 ${chosen.length} 项`, takeBackHandOut(tasks, chosen, assignedAt))
    void message.success(`已下达 ${chosen.length} 项，等待签收。`)
    if (held.length === 0) onDone()
    else onOnly(held.map(({ taskId }) => taskId))
  }
  return (
    <>
      <Button type="primary" loading={busy && asked === null} onClick={() => void ask()}>
        {words}
      </Button>
      <Modal
        open={asked !== null}
        title={
          held.length === 0
            ? `下达 ${ready.size} 项任务？`
            : ready.size === 0
              ? `${held.length} 项都还不能下达`
              : `可以下达 ${ready.size} 项，${held.length} 项还不能下达`
        }
        onCancel={() => setAsked(null)}
        footer={
          <>
            <Button onClick={() => setAsked(null)}>取消</Button>
            {held.length > 0 && (
              <Button
                onClick={() => {
                  setAsked(null)
                  onOnly(held.map(({ taskId }) => taskId))
                }}
              >
                只看这 {held.length} 项
              </Button>
            )}
            {ready.size > 0 && (
              <Button type="primary" loading={busy} onClick={() => void handOut()}>
                {held.length === 0 ? '下达' : `下达其余 ${ready.size} 项`}
              </Button>
            )}
          </>
        }
      >
        {ready.size > 0 && <p>下达后牵头单位即可签收，并开始按期填报。签收之前可以一步撤回。</p>}
        {held.length > 0 && <Held held={held} rows={rows} />}
        {problem && (
          <p role="alert" className="state-red">
            {problem}
          </p>
        )}
      </Modal>
    </>
  )
}

/** What keeps tasks back, by reason, the first of each by number. */
function Held({ held, rows }: { readonly held: Readiness['held']; readonly rows: readonly TaskRow[] }) {
  const numbers = new Map(rows.map((row) => [row.taskId, taskNumber(row)]))
  const byReason = Map.groupBy(
    held.flatMap(({ taskId, why }) => why.map((reason) => ({ taskId, reason }))),
    ({ reason }) => reason,
  )
  return (
    <ul>
      {[...byReason].map(([reason, those]) => (
        <li key={reason}>
          {reason} {those.length} 项
          <span className="soft">
            （
            {numbersWords(
              those.map(({ taskId }) => numbers.get(taskId) ?? ''),
              8,
            )}
            ）
          </span>
        </li>
      ))}
    </ul>
  )
}
