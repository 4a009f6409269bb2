import type { Outcome } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { isAway, wordsOf } from '../application/problem.ts'
import { useWorkplace } from '../application/session.tsx'
import { tellMany } from './tell-many.ts'
import { useUndoKey } from './use-undo-key.ts'

interface LastActs {
  readonly words: string
  readonly items: readonly NonNullable<Outcome['withdrawal']>[]
  readonly names: ReadonlyMap<string, string>
}

/**
 * What was done last to many reports from this screen, and its withdrawal in one step: by `button` beside the list, or by
 * Ctrl+Z. Those that somebody has built on meanwhile stay and are named.
 */
export function useReportWithdrawal() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const [last, setLast] = useState<LastActs | null>(null)
  const remember = (done: string, outcomes: readonly Outcome[], nameOf: (id: string) => string) => {
    const able = outcomes.flatMap(({ id, withdrawal }) => (withdrawal ? [{ id, withdrawal }] : []))
    if (able.length === 0) return
    setLast({
      words: `${done} ${able.length} 项`,
      items: able.map(({ withdrawal }) => withdrawal),
      names: new Map(able.map(({ id, withdrawal }) => [withdrawal.progressId, nameOf(id)])),
    })
  }
  const takeBack = async () => {
    if (last === null) return
    // a second press finds nothing to take back
    setLast(null)
    try {
      const { outcomes } = await place.ask('POST /progress/acts/withdrawal', { body: { items: last.items } })
      tellMany({ message, modal }, outcomes, '已撤回', (id) => last.names.get(id) ?? '')
    } catch (problem) {
      void message.error(wordsOf(problem), 8)
      // the request did not reach the server: offered again unless something newer was done
      if (isAway(problem)) setLast((newer) => newer ?? last)
    } finally {
      await queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  useUndoKey(() => void takeBack())
  const button: ReactNode = last && (
    <span className="soft" aria-live="polite">
      {last.words}
      <Button type="link" size="small" onClick={() => void takeBack()}>
        撤回（Ctrl+Z）
      </Button>
    </span>
  )
  return { remember, button }
}
