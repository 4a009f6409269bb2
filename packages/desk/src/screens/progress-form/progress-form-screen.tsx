import type { ManyOutcomes, ProgressForm, SavedProgress } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Space } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { periodWords } from '../../words/reporting.ts'
import { progressWords } from '../../words/tasks.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { DraftStateLine } from './draft-state-line.tsx'
import { DueChange } from './due-change.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FormFields } from './form-fields.tsx'
import { FormHistory } from './form-history.tsx'
import { contentOf } from './merge-content.ts'
import { OpinionBar } from './opinion-bar.tsx'
import { useDraft } from './use-draft.ts'
import './progress-form.css'
import { taskNumber } from '../../words/task-number.ts'

/** 进展填报: the one form of a task and period, for who writes it, checks it, judges it or confirms it. */
export function ProgressFormScreen() {
  const place = useWorkplace()
  const { taskId = '', periodId = '' } = useParams()
  const path = place.api(`tasks/${taskId}/progress/${periodId}`)
  const form = useQuery({ queryKey: [place.code, 'form', taskId, periodId], queryFn: () => call<ProgressForm>(path) })
  if (form.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (form.error && !form.data) return <ErrorState error={form.error} again={() => form.refetch()} />
  if (!form.data) return null
  // another report, another version: the form begins anew; what is refetched of the same is laid under what is typed
  const { report } = form.data
  return <Form key={`${taskId} ${periodId} ${report?.version ?? 1}`} form={form.data} path={path} />
}

function Form({ form, path }: { readonly form: ProgressForm; readonly path: string }) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { task, period, before, may, indicators, evidence } = form
  const [asking, setAsking] = useState<'return' | 'return-by-head' | 'correct' | null>(null)
  const [busy, setBusy] = useState(false)
  const editable = may.write && form.bar === null
  const draft = useDraft(
    `${place.code} ${place.personId} ${task.taskId} ${period.periodId} ${form.report?.version ?? 1}`,
    path,
    form.report,
    editable,
  )
  // once it may no longer be written into, the server's words stand
  const report = editable ? (draft.report ?? form.report) : form.report
  const content = editable ? draft.content : contentOf(form.report)
  const reload = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: [place.code] })
    const fresh = queries.getQueryData<ProgressForm>([place.code, 'form', task.taskId, period.periodId])
    if (fresh) draft.reset(fresh.report)
  }, [queries, place.code, task.taskId, period.periodId, draft.reset])

  const act = async (name: string, reason?: string) => {
    setBusy(true)
    try {
      const saved = editable ? await draft.flush() : { report: form.report }
      if (!saved) {
        message.warning('还有内容没有保存到服务器，暂不能提交。')
        return
      }
      const now = saved.report
      if (!now) {
        message.warning('请先填写进展情况。')
        return
      }
      const items = [{ progressId: now.progressId, revision: now.revision }]
      await call<ManyOutcomes>(place.api('progress/acts'), { method: 'POST', body: { act: name, items, reason } })
      setAsking(null)
      message.success(actDone[name] ?? '已办理。')
      await reload()
      if (name !== 'take-back') navigate(`/${place.code}/progress`)
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
      await queries.invalidateQueries({ queryKey: [place.code, 'form', task.taskId] })
    } finally {
      setBusy(false)
    }
  }
  const unchanged = async () => {
    setBusy(true)
    try {
      const body = { periodId: period.periodId, taskIds: [task.taskId], send: true }
      await call<ManyOutcomes>(place.api('progress/unchanged'), { method: 'POST', body })
      message.success(may.send ? '已报“本期无变化”，并报送督查室。' : '已报“本期无变化”，并提交审签。')
      await reload()
      navigate(`/${place.code}/progress`)
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const correct = async (reason: string) => {
    try {
      await call<SavedProgress>(`${path}/corrections`, { method: 'POST', body: { reason } })
      setAsking(null)
      await queries.invalidateQueries({ queryKey: [place.code] })
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
    }
  }
  const send = may.send ? 'send' : 'send-to-head'
  useEffect(() => {
    if (!editable) return
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      if (event.key === 's') {
        event.preventDefault()
        void draft.flush()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [editable, draft.flush])

  const state = report ? progressWords[report.state] : '尚未填写'
  return (
    <div className="progress-form">
      <PageHeader
        title={`${task.year}年${periodWords(period)}进展填报`}
        aside={
          <>
            {state}
            {report && report.version > 1 && ` · 第${report.version - 1}次更正`} · {period.dueOn} 截止
            {period.closed && ' · 填报期已关闭'}
          </>
        }
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
      {report?.returnReason && (
        <p className="form-returned" role="alert">
          <strong>退回理由：</strong>
          {report.returnReason}
        </p>
      )}
      {report?.correctionReason && <p className="form-returned">更正理由：{report.correctionReason}</p>}
      {editable && !form.report && form.before && (
        <p className="form-quick">
          <Button onClick={() => void unchanged()} loading={busy}>
            本期无变化
          </Button>
          <span className="soft">沿用上期的进度和数值，一键{may.send ? '报送' : '提交审签'}。</span>
        </p>
      )}
      {draft.conflict && <ConflictPanel conflict={draft.conflict} mine={draft.content} onSettle={draft.settle} />}
      <FormFields
        content={content}
        before={before}
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
        <Space wrap>
          {editable && (
            <Button
              type="primary"
              size="large"
              loading={busy}
              disabled={draft.state === 'conflict'}
              onClick={() => void act(send)}
            >
              {may.send ? '报送督查室' : '提交审签'}
            </Button>
          )}
          {may.write && report?.state === 'sent-to-head' && !may.send && (
            <Button size="large" loading={busy} onClick={() => void act('take-back')}>
              撤回修改
            </Button>
          )}
          {may.send && report?.state === 'sent-to-head' && (
            <>
              <Button type="primary" size="large" loading={busy} onClick={() => void act('send')}>
                审签并报送
              </Button>
              <Button size="large" onClick={() => setAsking('return-by-head')}>
                退回承办人
              </Button>
              <Button size="large" loading={busy} onClick={() => void act('take-back')}>
                改为自己修改
              </Button>
            </>
          )}
          {may.judge && report?.state === 'sent' && (
            <>
              <Button type="primary" size="large" loading={busy} onClick={() => void act('accept')}>
                通过
              </Button>
              <Button size="large" onClick={() => setAsking('return')}>
                退回
              </Button>
            </>
          )}
          {may.correct && (
            <Button size="large" onClick={() => setAsking('correct')}>
              {report ? '更正' : '补报'}
            </Button>
          )}
        </Space>
      </div>
      {report && may.confirmFor.length > 0 && (
        <OpinionBar
          progressId={report.progressId}
          unitIds={may.confirmFor}
          confirmations={form.confirmations}
          onDone={reload}
        />
      )}
      <FormHistory form={form} />
      {(asking === 'return' || asking === 'return-by-head') && (
        <ReasonModal
          title={asking === 'return' ? '退回这份填报' : '退回承办人'}
          does="退回"
          placeholder="写明哪里不对、应怎样修改"
          onDone={(reason) => act(asking, reason)}
          onCancel={() => setAsking(null)}
        >
          <p>填报会回到单位，填写的内容都在；退回理由单位看得到。</p>
        </ReasonModal>
      )}
      {asking === 'correct' && (
        <ReasonModal
          title={report ? '更正这份填报' : '补报这一期'}
          does="开始填写"
          placeholder="为什么更正，如：统计部门核定数有调整"
          onDone={correct}
          onCancel={() => setAsking(null)}
        >
          <p>原来的填报保留，更正和理由显示在旁边，仍须审签和审核。</p>
        </ReasonModal>
      )}
    </div>
  )
}

const actDone: Readonly<Record<string, string>> = {
  'send-to-head': '已提交审签。',
  send: '已报送督查室。',
  'return-by-head': '已退回承办人。',
  'take-back': '已撤回，可以修改。',
  accept: '已通过。',
  return: '已退回，理由单位可见。',
}

const barWords = {
  'with-head': '正在本单位审签。',
  'with-supervisor': '已报送督查室，等待审核。',
  accepted: '已通过。需要修改的，请办理更正。',
  'period-closed': '填报期已关闭。需要修改的，请办理更正。',
} as const

/** The month before the day a period ends on. */
const lastMonth = (endsOn: string) => ((Number(endsOn.slice(5, 7)) + 10) % 12) + 1
