import type { ProgressContent, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { dropCopy, keepCopy, takeCopy } from './draft-copy.ts'
import { type DraftEvent, type DraftState, draftAfter, draftOf, unsaved } from './draft-state.ts'
import { same } from './merge-content.ts'

/** A report while it is typed, and what can be done to it. */
export interface Draft extends DraftState {
  readonly change: (part: Partial<ProgressContent>) => void
  /** Saves now. Returns the report as the server has it, or null when it does not have everything. */
  readonly flush: () => Promise<{ readonly report: ProgressReport | null } | null>
  readonly settle: (keep: 'mine' | 'theirs') => void
  /** Starts again from the server's report after an act. */
  readonly reset: (report: ProgressReport | null) => void
}

/** Milliseconds without typing before a save, and before a failed save is repeated. */
const typingPause = 700
const retryPause = 4000

/**
 * Saves a report while it is typed. The browser stores every change at once; the server gets it after a pause without
 * typing, and again until it has it. What another tab or person saved meanwhile is merged by field.
 */
export function useDraft(
  form: string,
  taskId: string,
  periodId: string,
  first: ProgressReport | null,
  editable: boolean,
): Draft {
  const { ask } = useWorkplace()
  const model = useRef<DraftState>(draftOf(first))
  const [shown, setShown] = useState(model.current)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<void> | null>(null)
  const stopped = useRef(false)

  const dispatch = useCallback((event: DraftEvent) => {
    model.current = draftAfter(model.current, event)
    setShown(model.current)
  }, [])
  const later = useCallback((save: () => Promise<boolean>, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }, [])
  const store = useCallback(() => {
    const { content, base, report } = model.current
    keepCopy(form, { content, base, revision: report?.revision ?? null, at: Date.now() })
  }, [form])

  const send = useCallback(async () => {
    const { content, report } = model.current
    dispatch({ type: 'sending' })
    try {
      const body = { revision: report?.revision ?? null, content }
      const saved = await ask('PUT /tasks/:taskId/progress/:periodId', { path: { taskId, periodId }, body })
      dispatch({ type: 'saved', sent: content, report: saved.report })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.reason === 'stale' && error.current)
        return dispatch({ type: 'stale', theirs: error.current as ProgressReport })
      const away = error.status === 0 || error.status === 401 || error.status >= 500
      dispatch({ type: 'failed', message: error.message, away })
    }
  }, [ask, taskId, periodId, dispatch])

  /** Sends what is unsaved; true when the server has everything. */
  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) {
      await running.current
      return save()
    }
    if (model.current.conflict) return false
    if (unsaved(model.current)) {
      running.current = send()
      try {
        await running.current
      } finally {
        running.current = null
      }
    } else if (model.current.state !== 'saved') dispatch({ type: 'saved', ...savedAs(model.current) })
    const now = model.current
    if (now.state === 'saved') dropCopy(form)
    else if (now.state === 'saving') later(save, same(now.base, now.content) ? 0 : typingPause)
    else if (now.state === 'kept-here' && !stopped.current) later(save, retryPause)
    return now.state === 'saved'
  }, [form, later, send, dispatch])

  // restores what a closed page left in this browser before the server had it
  useEffect(() => {
    stopped.current = false
    if (!editable) return
    const copy = takeCopy(form)
    if (copy && !same(copy.content, model.current.content)) {
      dispatch({ type: 'restored', copy })
      store()
      if (!model.current.conflict) later(save, 0)
    } else dropCopy(form)
    const online = () => void save()
    window.addEventListener('online', online)
    return () => {
      stopped.current = true
      window.removeEventListener('online', online)
      void save()
    }
  }, [form, editable, store, later, dispatch, save])

  const change = useCallback(
    (part: Partial<ProgressContent>) => {
      dispatch({ type: 'typed', part })
      store()
      if (!model.current.conflict) later(save, typingPause)
    },
    [dispatch, store, later, save],
  )
  const settle = useCallback(
    (keep: 'mine' | 'theirs') => {
      dispatch({ type: 'settled', keep })
      store()
      later(save, 0)
    },
    [dispatch, store, later, save],
  )
  const reset = useCallback(
    (report: ProgressReport | null) => {
      clearTimeout(timer.current)
      dispatch({ type: 'reset', report })
      dropCopy(form)
    },
    [form, dispatch],
  )
  const flush = useCallback(async () => ((await save()) ? { report: model.current.report } : null), [save])

  return { ...shown, change, flush, settle, reset }
}

/** The draft counts as saved as it stands. */
const savedAs = ({ content, report }: DraftState) => ({ sent: content, report })
