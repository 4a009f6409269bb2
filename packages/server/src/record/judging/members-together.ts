import { type IndicatorTarget, judgeIndicator } from '../../domain/judging/judge-indicator.ts'
import { toTenth } from '../../domain/judging/points.ts'
import type { ProgressFigure } from '../../store/tables/reporting.ts'
import type { KnownReport } from './known-report.ts'

/**
 * The report of a group for a period, of those of its members that are in. It is in when every member's is, at the moment
 * of the last, and accepted when every one is. Its percent is their mean; of an indicator that fills a whole by amounts the
 * members' figures are summed, of any other the one that keeps the target least stands for all.
 * @param members how many report
 */
export function membersTogether(
  periodId: string,
  reports: readonly KnownReport[],
  members: number,
  targets: readonly (IndicatorTarget & { readonly id: string })[],
): KnownReport {
  const moments = reports.flatMap(({ sentAt }) => (sentAt ? [sentAt.getTime()] : []))
  const percents = reports.flatMap(({ percent }) => percent ?? [])
  return {
    periodId,
    sentAt: moments.length >= members ? new Date(Math.max(...moments)) : null,
    accepted: reports.filter(({ accepted }) => accepted).length >= members,
    percent: percents.length === 0 ? null : toTenth(percents.reduce((sum, one) => sum + one, 0) / percents.length),
    figures: targets.flatMap((target) => {
      const known = reports
        .flatMap(({ figures }) => figures)
        .filter(
          ({ taskIndicatorId, value, text }) => taskIndicatorId === target.id && (value !== null || text !== null),
        )
      const [first] = known
      if (!first) return []
      if (target.rule !== 'share') return [least(target, known)]
      const sum = known.reduce((total, { value }) => total + Number(value ?? 0), 0)
      return [{ ...first, value: String(Number(sum.toFixed(6))), text: null }]
    }),
  }
}

/** The figure furthest from its target; the first of those that keep it alike. */
function least(target: IndicatorTarget, known: readonly ProgressFigure[]): ProgressFigure {
  const ranked = known.map((figure) => {
    const value = figure.value === null ? null : Number(figure.value)
    const verdict = judgeIndicator({ ...target, yearEndOnly: false }, { value, text: figure.text }, 100, true)
    const kept = verdict.kind === 'judged' && verdict.met
    return { figure, rank: kept ? 1 : 0, deviation: verdict.kind === 'judged' ? (verdict.deviation ?? 0) : 0 }
  })
  const worst = ranked.reduce((a, b) => (b.rank < a.rank || (b.rank === a.rank && b.deviation < a.deviation) ? b : a))
  return worst.figure
}
