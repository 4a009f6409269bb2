import type { ProgressForm, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { momentWords, stepWords } from '../../words/reporting.ts'
import { progressWords } from '../../words/tasks.ts'

/** The way of the report so far, what partner units said of it, and the versions it corrects. */
export function FormHistory({ form: { steps, confirmations, corrected } }: { readonly form: ProgressForm }) {
  if (steps.length + confirmations.length + corrected.length === 0) return null
  return (
    <section className="form-history" aria-label="办理经过">
      {corrected.length > 0 && (
        <>
          <h2>更正前的填报</h2>
          {corrected.map((report) => (
            <Corrected key={report.progressId} report={report} />
          ))}
        </>
      )}
      <h2>办理经过</h2>
      <ol>
        {confirmations.map((each) => (
          <li key={`${each.unitId} ${each.at}`}>
            <span className="numbers soft">{momentWords(each.at)}</span> {each.unit}
            {each.kind === 'confirmed' ? '确认' : '提出不同意见'}
            {each.note && `：${each.note}`}
          </li>
        ))}
        {steps.map((step) => (
          <li key={`${step.kind} ${step.at}`}>
            <span className="numbers soft">{momentWords(step.at)}</span> {step.by} {stepWords[step.kind]}
            {step.reason && `：${step.reason}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Corrected({ report }: { readonly report: ProgressReport }) {
  return (
    <blockquote>
      {report.version === 1 ? '原填报' : `第${report.version - 1}次更正`}（{progressWords[report.state]}，
      {momentWords(report.writtenAt)}）：{report.percent !== null && `完成 ${report.percent}%。`}
      {report.situation}
    </blockquote>
  )
}
