import type { ClosingDetail, ClosingStepTold } from '@luoshi/server/desk/closing/closing-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { Trouble } from '../../parts/trouble.tsx'
import { closingActWords, closingStateWords } from '../../words/closing.ts'
import { gradeWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import { ClosingDialog } from './closing-dialog.tsx'
import { useClosing } from './use-closing.ts'
import './task.css'

/** 办结: how the closing of a task stands, what happened, and what the person may do; nothing where neither is anything. */
export function ClosingSection({ taskId }: { readonly taskId: string }) {
  const closing = useClosing(taskId)
  const [act, setAct] = useState<ClosingDetail['acts'][number] | null>(null)
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
      {acts.length > 0 && (
        <div className="task-closing-acts" role="toolbar" aria-label="办结办理">
          {acts.map((one, index) => (
            <Button key={one} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
              {closingActWords[one]}
            </Button>
          ))}
        </div>
      )}
      {act && (
        <ClosingDialog
          key={act}
          act={act}
          taskId={taskId}
          closing={closing.data}
          again={() => closing.refetch()}
          onClose={() => setAct(null)}
        />
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
