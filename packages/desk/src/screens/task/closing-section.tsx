import type { ClosingStepTold } from '@luoshi/server/desk/closing/closing-routes.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { closingActWords, closingStateWords } from '../../words/closing.ts'
import { gradeWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import { useClosing } from './use-closing.ts'
import './task.css'

/** 办结: how the closing of a task stands and what happened; nothing where nothing happened and the person may do nothing. */
export function ClosingSection({ taskId }: { readonly taskId: string }) {
  const closing = useClosing(taskId)
  if (closing.error && !closing.data) return <Trouble error={closing.error} />
  if (!closing.data) return null
  const { state, grade, acts, history } = closing.data
  if (history.length === 0 && acts.length === 0) return null
  return (
    <section aria-label="办结">
      <h2>办结</h2>
      <p>
        <strong>{closingStateWords[state]}</strong>
        {grade && `（评价：${gradeWords[grade]}）`}
      </p>
      {history.length > 0 && (
        <ul className="task-list">
          {history.map((step) => (
            <Step key={step.ordinal} step={step} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Step({ step }: { readonly step: ClosingStepTold }) {
  return (
    <li>
      <span className="numbers soft">{momentWords(step.at)}</span> {step.by}
      {step.onBehalfOf && `（代 ${step.onBehalfOf}）`} {closingActWords[step.act]}
      {step.grade && `，评价：${gradeWords[step.grade]}`}
      {step.words && <p className="task-said">{step.words}</p>}
      {step.reason && <p className="task-said state-red">理由：{step.reason}</p>}
      {step.files.length > 0 && <p className="soft">佐证：{step.files.map(({ fileName }) => fileName).join('、')}</p>}
    </li>
  )
}
