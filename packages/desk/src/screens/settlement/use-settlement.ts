import type {
  SettlementDetail,
  SettlementItemShown,
  SettlementOutcome,
} from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { BodyOf } from '../../application/ask.ts'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import type { verdictToSend } from './settling.ts'

type Sent = NonNullable<ReturnType<typeof verdictToSend>>

/** A settlement and its texts, and what is done to it: shown at once, sent one after another, taken back where refused. */
export function useSettlement(settlementId: string) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const path = { settlementId }
  const queryKey = [place.code, 'settlements', settlementId]
  const [saving, setSaving] = useState(0)
  const detail = useQuery({
    queryKey,
    queryFn: () => place.ask('GET /settlements/:settlementId', { path }),
    // what others confirm is seen without asking
    refetchInterval: saving > 0 ? false : 20_000,
    staleTime: 10_000,
  })
  const texts = useQuery({
    queryKey: [place.code, 'settlements', settlementId, 'texts'],
    queryFn: () => place.ask('GET /settlements/:settlementId/texts', { path }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (saving === 0) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [saving])
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const change = (make: (now: SettlementDetail) => SettlementDetail) =>
    queries.setQueryData<SettlementDetail>(queryKey, (now) => now && make(now))

  /** The items an act changed, none where it changes the whole; null when it was refused. */
  const send = (ask: () => Promise<object>, { again = true } = {}): Promise<readonly SettlementItemShown[] | null> => {
    setSaving((now) => now + 1)
    const asked = turn.current.then(async () => {
      try {
        await queries.cancelQueries({ queryKey, exact: true })
        const outcome: Partial<SettlementOutcome> = await ask()
        const { items, undoable = false } = outcome
        if (items) change((then) => ({ ...withItems(then, items), undoable }))
        // what is confirmed and not yet sent would be lost from the screen
        else if (again) await queries.invalidateQueries({ queryKey, exact: true })
        return items ?? []
      } catch (problem) {
        const error = problem instanceof Error ? problem : new Error(String(problem))
        if (error instanceof Problem && error.kind === 'stale' && Array.isArray(error.current))
          change((now) => withItems(now, error.current as readonly SettlementItemShown[]))
        void message.error(error.message, 6)
        // what was shown beforehand is not so
        await queries.invalidateQueries({ queryKey, exact: true })
        return null
      }
    })
    turn.current = asked
    void asked.finally(() => setSaving((now) => now - 1))
    return asked
  }
  const confirm = (item: Sent) => {
    change((now) => ({
      ...now,
      undoable: true,
      items: now.items.map((one) =>
        one.itemId === item.itemId
          ? {
              ...{ ...one, verdict: item.verdict, claims: item.claims, note: item.note || null },
              ...{ promisedAgain: item.promisedAgain, again: item.again, revision: one.revision + 1 },
            }
          : one,
      ),
    }))
    return send(() => place.ask('POST /settlements/:settlementId/confirm', { path, body: { items: [item] } }))
  }
  const take = (area: string, mine: boolean) => {
    change((now) => ({
      ...now,
      areas: [
        ...now.areas.filter((one) => one.area !== area),
        ...(mine ? [{ area, personId: now.me, name: place.personName }] : []),
      ],
    }))
    const body = { area, mine }
    return send(() => place.ask('POST /settlements/:settlementId/area', { path, body }), { again: false })
  }
  return {
    ...{ detail, texts, saving: saving > 0, confirm, take },
    undo: () => send(() => place.ask('POST /settlements/:settlementId/undo', { path })),
    correct: (item: Sent, reason: string) =>
      send(() => place.ask('POST /settlements/:settlementId/correct', { path, body: { item, reason } })),
    close: () => send(() => place.ask('POST /settlements/:settlementId/close', { path })),
    proposeAnew: () => send(() => place.ask('POST /settlements/:settlementId/propose', { path })),
    withdraw: (reason: string) =>
      send(() => place.ask('POST /settlements/:settlementId/withdraw', { path, body: { reason } })),
    enterStatistic: (body: BodyOf<'POST /settlements/:settlementId/statistics'>) =>
      send(() => place.ask('POST /settlements/:settlementId/statistics', { path, body })),
    refresh: () => queries.invalidateQueries({ queryKey, exact: true }),
  }
}

function withItems(now: SettlementDetail, items: readonly SettlementItemShown[]): SettlementDetail {
  const fresh = new Map(items.map((item) => [item.itemId, item]))
  return { ...now, items: now.items.map((item) => fresh.get(item.itemId) ?? item) }
}
