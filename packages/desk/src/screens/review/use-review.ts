import type {
  ReportReview,
  ReviewAct,
  ReviewOutcome,
  ReviewProposal,
} from '@luoshi/server/desk/review/review-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'

/** What came of an act: done, or what the server said against it. */
export type Acted =
  | { readonly kind: 'done'; readonly outcome: ReviewOutcome }
  | { readonly kind: 'not'; readonly problem: Error }

/** A report's review and text, and what is done to it: shown at once, sent one after another, taken back where refused. */
export function useReview(reportId: string) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const path = { reportId }
  const key = [place.code, 'reports', reportId, 'review']
  const review = useQuery({
    queryKey: key,
    queryFn: () => place.ask('GET /reports/:reportId', { path }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const text = useQuery({
    queryKey: [place.code, 'reports', reportId, 'text'],
    queryFn: () => place.ask('GET /reports/:reportId/text', { path }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [saving, setSaving] = useState(0)
  useEffect(() => {
    if (saving === 0) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [saving])
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const change = (make: (now: ReportReview) => ReportReview) =>
    queries.setQueryData<ReportReview>(key, (now) => now && make(now))

  const send = (ask: () => Promise<ReviewOutcome>, quiet: boolean): Promise<Acted> => {
    const asked = turn.current.then(async (): Promise<Acted> => {
      try {
        const outcome = await ask()
        change((now) => withOutcome(now, outcome))
        return { kind: 'done', outcome }
      } catch (problem) {
        const error = problem instanceof Error ? problem : new Error(String(problem))
        if (error instanceof Problem && error.kind === 'stale' && Array.isArray(error.current)) {
          const current = error.current as readonly ReviewProposal[]
          change((now) => withOutcome(now, { proposals: current, gone: [], findings: [], undo: now.undo }))
        }
        if (!quiet) void message.error(error.message, 6)
        // what was shown beforehand is not so
        await queries.invalidateQueries({ queryKey: key })
        return { kind: 'not', problem: error }
      }
    })
    turn.current = asked
    setSaving((now) => now + 1)
    void asked.finally(() => setSaving((now) => now - 1))
    return asked
  }

  /** Do an act; `quiet` leaves it to the caller to say what was refused. */
  const act = (body: ReviewAct, { quiet = false } = {}) => {
    change((now) => foreseen(now, body))
    return send(() => place.ask('POST /reports/:reportId/review', { path, body }), quiet)
  }
  const undo = () => send(() => place.ask('POST /reports/:reportId/undo', { path }), false)
  return { review, text, act, undo, saving }
}

function withOutcome(now: ReportReview, { proposals, gone, findings, undo }: ReviewOutcome): ReportReview {
  const fresh = new Map(proposals.map((each) => [each.proposalId, each]))
  const left = new Set(gone)
  const kept = now.proposals
    .filter(({ proposalId }) => !left.has(proposalId))
    .map((each) => {
      const one = fresh.get(each.proposalId)
      fresh.delete(each.proposalId)
      // one that has been acted on again meanwhile is ahead of this answer
      return one && one.revision >= each.revision ? one : each
    })
  const settled = new Map(findings.map((each) => [each.findingId, each]))
  return {
    ...now,
    proposals: [...kept, ...fresh.values()].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]),
    findings: now.findings.map((each) => settled.get(each.findingId) ?? each),
    undo,
  }
}

/** How it will be when the server has done an act that only decides. */
function foreseen(now: ReportReview, act: ReviewAct): ReportReview {
  if (act.act === 'settle') {
    const ids = new Set(act.findings)
    return {
      ...now,
      findings: now.findings.map((each) =>
        ids.has(each.findingId) ? { ...each, settledBy: 'me', settlement: act.settlement } : each,
      ),
    }
  }
  if (act.act !== 'accept' && act.act !== 'reject' && act.act !== 'reopen') return now
  const ids = new Set(act.proposals.map((each) => each.proposalId))
  const decided = (each: ReviewProposal): ReviewProposal => ({
    ...each,
    state:
      act.act === 'reopen'
        ? 'open'
        : act.act === 'reject'
          ? 'rejected'
          : each.original === null
            ? 'accepted'
            : 'changed',
    reason: act.act === 'reject' ? act.reason : each.reason,
    revision: each.revision + 1,
  })
  return { ...now, proposals: now.proposals.map((each) => (ids.has(each.proposalId) ? decided(each) : each)) }
}
