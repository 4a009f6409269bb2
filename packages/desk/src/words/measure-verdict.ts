import type { TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'

type Verdict = TaskRecord['measures'][number]['verdict']

/** How an indicator is judged, in words: `✓ 已达 55%，应达 50%`, `▲ 未达要求`, `年末评判`. */
export function verdictWords(verdict: Verdict): { readonly words: string; readonly behind: boolean } {
  if (verdict.kind === 'open')
    return {
      words: { 'year-end': '年末评判', 'no-target': '未定目标', 'no-value': '尚无数值', 'no-plan': '本期无要求' }[
        verdict.reason
      ],
      behind: false,
    }
  const { met, actual, plan, beyond } = verdict
  // only what fills a whole has a percentage that says more than reached or not
  const numbers = beyond !== null && actual !== null ? `${actual}%${plan === null ? '' : `，应达 ${plan}%`}` : ''
  if (met) return { words: numbers ? `✓ 已达 ${numbers}` : '✓ 达到要求', behind: false }
  return { words: numbers ? `▲ 仅达 ${numbers}` : '▲ 未达要求', behind: true }
}
