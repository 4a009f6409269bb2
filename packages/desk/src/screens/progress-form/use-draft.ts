import type { ProgressContent, ProgressReport, SavedProgress } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, Problem } from '../../application/call.ts'
import { dropCopy, keepCopy, takeCopy } from './draft-copy.ts'
import { type ContentField, contentOf, mergeContent, same } from './merge-content.ts'

/** Whether what is typed is safe: with the server; on its way; here only, until the server is back; or against another's. */
export type DraftState = 'saved' | 'saving' | 'kept-here' | 'conflict' | 'refused'

export interface Conflict {
  readonly theirs: ProgressReport
  readonly fields: readonly ContentField[]
}

export interface Draft {
  readonly content: ProgressContent
  readonly report: ProgressReport | null
  readonly state: DraftState
  /** Why it could not be saved. */
  readonly message: string | null
  readonly conflict: Conflict | null
  /** What was taken over without asking, to be said once. */
  readonly notice: string | null
  readonly change: (part: Partial<ProgressContent>) => void
  /** Save now: the report as the server has it, or null when it does not have everything. */
  readonly flush: () => Promise<{ readonly report: ProgressReport | null } | null>
  readonly settle: (keep: 'mine' | 'theirs') => void
  /** Begin anew from what the server says after an act. */
  readonly reset: (report: ProgressReport | null) => void
}

interface Held {
  content: ProgressContent
  base: ProgressContent
  report: ProgressReport | null
}

const PAUSE = 700
const AGAIN = 4000

/**
 * A report as it is typed: every change is kept by the browser at once and sent to the server when the hand rests; what
 * the server does not have is tried again until it does. What another tab or person saved meanwhile is laid under it;
 * where both wrote the same field, the person chooses.
 */
export function useDraft(form: string, path: string, first: ProgressReport | null, editable: boolean): Draft {
  const held = useRef<Held>({ content: contentOf(first), base: contentOf(first), report: first })
  const [shown, setShown] = useState<ProgressContent>(held.current.content)
  const [state, setState] = useState<DraftState>('saved')
  const [message, setMessage] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const stopped = useRef(false)

  const later = useCallback((save: () => Promise<boolean>, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }, [])

  /** What the server has now, laid under what is typed here; whether anything is left for the person to choose. */
  const layUnder = useCallback((theirs: ProgressReport): boolean => {
    const now = held.current
    const merged = mergeContent(now.base, now.content, contentOf(theirs))
    held.current = { content: merged.content, base: contentOf(theirs), report: theirs }
    setShown(merged.content)
    if (merged.both.length > 0) {
      // until it is settled nothing is sent; the copy here holds what was typed
      held.current.base = now.base
      setConflict({ theirs, fields: merged.both })
      setState('conflict')
      return true
    }
    if (merged.taken.length > 0) setNotice('已并入另一处刚刚保存的修改。')
    return false
  }, [])

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) {
      await running.current
      return save()
    }
    const { content, base, report } = held.current
    if (same(content, base)) {
      dropCopy(form)
      setState('saved')
      return true
    }
    const sending = (async () => {
      setState('saving')
      try {
        const body = { revision: report?.revision ?? null, content }
        const saved = await call<SavedProgress>(path, { method: 'PUT', body })
        held.current.base = content
        held.current.report = saved.report
        setMessage(null)
        if (!same(held.current.content, content)) {
          later(save, PAUSE)
          return false
        }
        dropCopy(form)
        setState('saved')
        return true
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.reason === 'stale' && error.current) {
          if (!layUnder(error.current as ProgressReport)) later(save, 0)
          return false
        }
        setMessage(error.message)
        if (error.status === 0 || error.status === 401 || error.status >= 500) {
          setState('kept-here')
          if (!stopped.current) later(save, AGAIN)
        } else setState('refused')
        return false
      }
    })()
    running.current = sending
    try {
      return await sending
    } finally {
      running.current = null
    }
  }, [form, path, later, layUnder])

  const keep = useCallback(() => {
    const { content, base, report } = held.current
    keepCopy(form, { content, base, revision: report?.revision ?? null, at: Date.now() })
  }, [form])

  // what was left here by a page that was closed before the server had it
  useEffect(() => {
    stopped.current = false
    if (!editable) return
    const copy = takeCopy(form)
    if (copy && !same(copy.content, held.current.content)) {
      const theirs = held.current.report
      held.current = { content: copy.content, base: copy.base, report: theirs }
      const open = theirs && theirs.revision !== copy.revision ? layUnder(theirs) : false
      setShown(held.current.content)
      keep()
      setNotice('已恢复上次没有来得及保存的内容。')
      if (!open) later(save, 0)
    } else dropCopy(form)
    const back = () => void save()
    window.addEventListener('online', back)
    return () => {
      stopped.current = true
      window.removeEventListener('online', back)
      void save()
    }
  }, [form, editable, keep, later, layUnder, save])

  const change = useCallback(
    (part: Partial<ProgressContent>) => {
      held.current.content = { ...held.current.content, ...part }
      setShown(held.current.content)
      keep()
      setNotice(null)
      if (!conflict) {
        setState((now) => (now === 'kept-here' ? now : 'saving'))
        later(save, PAUSE)
      }
    },
    [conflict, keep, later, save],
  )

  const settle = useCallback(
    (choice: 'mine' | 'theirs') => {
      if (!conflict) return
      const theirs = contentOf(conflict.theirs)
      if (choice === 'theirs') {
        const fields = Object.fromEntries(conflict.fields.map((field) => [field, theirs[field]]))
        held.current.content = { ...held.current.content, ...fields }
      }
      held.current.base = theirs
      held.current.report = conflict.theirs
      setShown(held.current.content)
      setConflict(null)
      keep()
      later(save, 0)
    },
    [conflict, keep, later, save],
  )

  const reset = useCallback(
    (report: ProgressReport | null) => {
      clearTimeout(timer.current)
      held.current = { content: contentOf(report), base: contentOf(report), report }
      setShown(held.current.content)
      dropCopy(form)
      setConflict(null)
      setMessage(null)
      setState('saved')
    },
    [form],
  )

  const flush = useCallback(async () => ((await save()) ? { report: held.current.report } : null), [save])

  return { content: shown, report: held.current.report, state, message, conflict, notice, change, flush, settle, reset }
}
