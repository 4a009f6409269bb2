import type { ProgressForm } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { hasUnread } from '../../parts/typing/unread-fields.ts'
import type { Draft } from './use-draft.ts'
import { useFormAsked } from './use-form-asked.ts'

/** An act on the whole report. */
export type FormAct = keyof typeof actDone

/** What a reason is asked for. */
export type AskedReason = 'return' | 'return-by-head' | 'correct'

/** The acts of an open form. */
export type FormActs = ReturnType<typeof useFormActs>

/** The acts on a report: sent after everything typed is saved, then the form is loaded again. */
export function useFormActs(form: ProgressForm, draft: Draft, editable: boolean) {
  const place = useWorkplace()
  const navigate = useNavigate()
  const { key } = useLocation()
  // back to the list, filtered as it was; what was opened by its address alone has none behind it
  const leave = () => (key === 'default' ? navigate(`/${place.code}/progress`) : navigate(-1))
  const queries = useQueryClient()
  const { queryKey } = useFormAsked()
  const { message } = App.useApp()
  const { task, period, may } = form
  const [asking, ask] = useState<AskedReason | null>(null)
  const [busy, setBusy] = useState(false)

  const reload = useCallback(async () => {
    await queries.invalidateQueries({ queryKey: [place.code] })
    const fresh = queries.getQueryData<ProgressForm>(queryKey)
    if (fresh) draft.reset(fresh.report)
  }, [queries, place.code, queryKey, draft.reset])
  const complain = (error: unknown) => message.error(wordsOf(error))

  const act = async (name: FormAct, reason?: string) => {
    if (editable && hasUnread(null)) return void message.warning('有一处数字看不懂，请按提示改正后再提交。')
    setBusy(true)
    try {
      const saved = editable ? await draft.flush() : { report: form.report }
      if (!saved) {
        message.warning('还有内容没有保存到服务器，暂不能提交。')
        return
      }
      if (!saved.report) {
        message.warning('请先填写进展情况。')
        return
      }
      const items = [{ progressId: saved.report.progressId, revision: saved.report.revision }]
      await place.ask('POST /progress/acts', { body: { act: name, items, reason } })
      ask(null)
      message.success(actDone[name])
      await reload()
      if (name !== 'take-back') leave()
    } catch (error) {
      complain(error)
      await queries.invalidateQueries({ queryKey: [place.code, 'form', task.taskId] })
    } finally {
      setBusy(false)
    }
  }
  const unchanged = async () => {
    setBusy(true)
    try {
      const body = { periodId: period.periodId, taskIds: [task.taskId], send: true }
      await place.ask('POST /progress/unchanged', { body })
      message.success(may.send ? '已报“本期无变化”，并报送督查室。' : '已报“本期无变化”，并提交审签。')
      await reload()
      leave()
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  const correct = async (reason: string) => {
    try {
      const path = { taskId: task.taskId, periodId: period.periodId }
      await place.ask('POST /tasks/:taskId/progress/:periodId/corrections', { path, body: { reason } })
      ask(null)
      await queries.invalidateQueries({ queryKey: [place.code] })
    } catch (error) {
      complain(error)
    }
  }
  return { asking, ask, busy, act, unchanged, correct, reload }
}

const actDone = {
  'send-to-head': '已提交审签。',
  send: '已报送督查室。',
  'return-by-head': '已退回承办人。',
  'take-back': '已撤回，可以修改。',
  accept: '已通过。',
  return: '已退回，理由单位可见。',
} as const
