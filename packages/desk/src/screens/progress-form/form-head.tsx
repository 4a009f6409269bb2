import type { ProgressForm, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { PageHeader } from '../../parts/page-header.tsx'
import { dueWords, periodWords } from '../../words/reporting.ts'
import { taskNumber } from '../../words/task-number.ts'
import { progressWords } from '../../words/tasks.ts'
import { InstructButton } from '../instructions/instruct-button.tsx'
import { InstructionsSection } from '../instructions/instructions-section.tsx'

interface FormHeadProps {
  readonly form: ProgressForm
  readonly report: ProgressReport | null
}

/** The period and the state of the report, the task it is about, and why it was returned or is corrected. */
export function FormHead({ form: { task, period }, report }: FormHeadProps) {
  const isSent = report?.state === 'sent' || report?.state === 'accepted'
  return (
    <>
      <PageHeader
        title={`${task.year}年${periodWords(period)}进展填报`}
        aside={
          <>
            {report ? progressWords[report.state] : '尚未填写'}
            {report && report.version > 1 && ` · 第${report.version - 1}次更正`} · {dueWords(period)}
            {period.closed && ' · 填报期已关闭'}
          </>
        }
        actions={isSent && <InstructButton subject="progress" subjectId={report.progressId} />}
      />
      <blockquote className="form-task">
        <span className="numbers">{taskNumber(task)}</span> {task.wording}
        <span className="soft">
          {' '}
          {task.leads.map(({ unit }) => unit).join('、')}
          {task.partners.length > 0 && `（配合：${task.partners.map(({ unit }) => unit).join('、')}）`}
          {task.dueOn && (
            <>
              {' · '}
              <span className="whole">{task.dueOn} 前完成</span>
            </>
          )}
        </span>
      </blockquote>
      {isSent && <InstructionsSection subject="progress" subjectId={report.progressId} />}
      {report?.returnReason && (
        <p className="form-returned" role="alert">
          <strong>退回理由：</strong>
          {report.returnReason}
        </p>
      )}
      {report?.correctionReason && <p className="form-returned">更正理由：{report.correctionReason}</p>}
    </>
  )
}
