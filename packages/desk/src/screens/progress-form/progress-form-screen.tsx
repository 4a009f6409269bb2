import type { ProgressForm } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { DraftStateLine } from './draft-state-line.tsx'
import { DueChange } from './due-change.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FormButtons } from './form-buttons.tsx'
import { FormFields } from './form-fields.tsx'
import { FormHead } from './form-head.tsx'
import { FormHistory } from './form-history.tsx'
import { FormReason } from './form-reason.tsx'
import { contentOf } from './merge-content.ts'
import { OpinionBar } from './opinion-bar.tsx'
import { useDraft } from './use-draft.ts'
import { useFormActs } from './use-form-acts.ts'
import { useFormAsked } from './use-form-asked.ts'
import './progress-form.css'

/** 进展填报: the one form of a task and period, for who writes it, checks it, judges it or confirms it. */
export function ProgressFormScreen() {
  const place = useWorkplace()
  const { taskId, periodId, unitId, progressId, queryKey } = useFormAsked()
  const form = useQuery({
    queryKey,
    queryFn: () =>
      place.ask('GET /tasks/:taskId/progress/:periodId', {
        path: { taskId, periodId },
        ...(unitId || progressId ? { query: { unitId, progressId } } : {}),
      }),
  })
  if (form.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (form.error && !form.data) return <ErrorState error={form.error} again={() => form.refetch()} />
  if (!form.data) return null
  // the key starts a new form for another report or version; a refetch of the same one is merged under what is typed
  const { report } = form.data
  return <Form key={`${taskId} ${periodId} ${unitId} ${report?.version ?? 1}`} form={form.data} />
}

function Form({ form }: { readonly form: ProgressForm }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { task, period, before, may, indicators, plan, evidence } = form
  const editable = may.write && form.bar === null
  const draft = useDraft(
    `${place.code} ${place.personId} ${task.taskId} ${period.periodId} ${form.report?.version ?? 1}`,
    task.taskId,
    period.periodId,
    form.report,
    editable,
  )
  const acts = useFormActs(form, draft, editable)
  useSaveKey(editable, draft.flush)
  // a report that may no longer be edited shows the server's content
  const report = editable ? (draft.report ?? form.report) : form.report
  const content = editable ? draft.content : contentOf(form.report)
  return (
    <div className="progress-form">
      <FormHead form={form} report={report} />
      {editable && !form.report && before && (
        <p className="form-quick">
          <Button onClick={() => void acts.unchanged()} loading={acts.busy}>
            本期无变化
          </Button>
          <span className="soft">沿用上期的进度和数值，一键{may.send ? '报送' : '提交审签'}。</span>
        </p>
      )}
      {draft.conflict && <ConflictPanel conflict={draft.conflict} mine={draft.content} onSettle={draft.settle} />}
      <FormFields
        content={content}
        before={before}
        planned={plan.percent}
        indicators={indicators}
        year={period.year}
        month={lastMonth(period.endsOn)}
        readOnly={!editable}
        onChange={draft.change}
      />
      {task.dueOn && (editable || may.send) && <DueChange taskId={task.taskId} year={task.year} />}
      <EvidencePanel
        taskId={task.taskId}
        evidence={evidence}
        mayAdd={may.addEvidence && (editable || report?.state === 'sent-to-head')}
        mayRemove={may.removeEvidence && editable}
        onChanged={() => queries.invalidateQueries({ queryKey: [place.code, 'form', task.taskId] })}
        progressId={async () => {
          const saved = editable ? await draft.flush() : null
          return saved?.report?.progressId ?? report?.progressId ?? null
        }}
      />
      <div className="form-foot">
        {editable && <DraftStateLine draft={draft} />}
        {form.bar && may.write && <span className="soft">{barWords[form.bar]}</span>}
        <FormButtons
          may={may}
          report={report}
          editable={editable}
          conflict={draft.state === 'conflict'}
          busy={acts.busy}
          onAct={(name) => void acts.act(name)}
          onAsk={acts.ask}
        />
      </div>
      {report && may.confirmFor.length > 0 && (
        <OpinionBar
          progressId={report.progressId}
          unitIds={may.confirmFor}
          confirmations={form.confirmations}
          onDone={acts.reload}
        />
      )}
      <FormHistory form={form} />
      <FormReason acts={acts} late={!report} />
    </div>
  )
}

/** Ctrl+S saves instead of opening the browser's dialog. */
function useSaveKey(editable: boolean, flush: () => Promise<unknown>) {
  useEffect(() => {
    if (!editable) return
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      void flush()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [editable, flush])
}

const barWords = {
  'with-head': '正在本单位审签。',
  'with-supervisor': '已报送督查室，等待审核。',
  accepted: '已通过。需要修改的，请办理更正。',
  'period-closed': '填报期已关闭。需要修改的，请办理更正。',
} as const

/** The month before the day a period ends on. */
const lastMonth = (endsOn: string) => ((Number(endsOn.slice(5, 7)) + 10) % 12) + 1
