import type { IndicatorVerdict } from '../judging/judge-indicator.ts'
import { toTenth } from '../judging/points.ts'
import { numberWords } from '../task-number.ts'
import { type Scored, score } from './score.ts'
import type { ScoreRules } from './score-rules.ts'

/** 发展型, 控制型, 定性; 加分, 扣分; and what the caps and the floor take back. */
export type ScoreItem = Scored['kind'] | 'bonus' | 'deduction' | 'cap'

/** A row behind a unit's score: every point has the task, matter or inspection that it came from. */
export interface ScoreRow {
  /** The same for the same thing in every version. */
  readonly key: string
  readonly item: ScoreItem
  /** Where it opens; null of a cap. */
  readonly subject: 'task' | 'matter' | 'inspection' | null
  readonly subjectId: string | null
  /** `第3项`, `〔2031〕2号` */
  readonly number: string
  readonly words: string
  /** Null of bonus, deduction and cap. */
  readonly weight: number | null
  readonly actual: number | null
  readonly target: number | null
  /** Of its weight; of bonus and deduction the points themselves. Null where nothing could be scored. */
  readonly points: number | null
  /** How it came about, or why nothing could be scored. */
  readonly note: string
  /** A binding target that is not kept to. */
  readonly bindingMissed: boolean
}

/** A task that a unit answers for, as it stood at the period's end. */
export interface ScoredTask {
  readonly taskId: string
  readonly number: string
  readonly words: string
  readonly emphasised: boolean
  /** The weight it has itself; null where the table's holds. */
  readonly weight: number | null
  readonly closed: boolean
  /** Per cent planned by then, and done as last accepted; null where nothing is asked or known. */
  readonly plan: number | null
  readonly actual: number | null
  readonly indicators: readonly ScoredIndicator[]
  /** Why it is not its unit's doing that nothing was begun; null where nobody said so. */
  readonly excuse: string | null
}

/** An indicator of a task with its verdict. */
export interface ScoredIndicator {
  readonly id: string
  readonly name: string
  readonly rule: string
  readonly verdict: IndicatorVerdict
}

/** The rows of a task: one an indicator, which share its weight; of a task without any, one by the share that is done. */
export function taskRows(task: ScoredTask, rules: ScoreRules): ScoreRow[] {
  if (task.indicators.length === 0) return [qualitativeRow(task, rules)]
  return task.indicators.map((indicator) => indicatorRow(task, indicator, rules))
}

const weightOf = (task: ScoredTask, kind: Scored['kind'], rules: ScoreRules): number =>
  toTenth((task.weight ?? rules[kind]) * (task.emphasised ? 1 + rules.emphasis / 100 : 1))

interface Judged {
  readonly scored: Scored | null
  readonly actual: number | null
  readonly target: number | null
  readonly note: string
}

function qualitativeRow(task: ScoredTask, rules: ScoreRules): ScoreRow {
  const weight = weightOf(task, 'qualitative', rules)
  return rowOf(
    task,
    { key: `task ${task.taskId}`, words: task.words, kind: 'qualitative', weight },
    progressOf(task, rules),
  )
}

function progressOf(task: ScoredTask, { against }: ScoreRules): Judged {
  const qualitative = (progress: number, started = true): Scored => ({
    kind: 'qualitative',
    progress,
    started,
    excused: task.excuse !== null,
  })
  const { plan, actual } = task
  if (task.closed) return { scored: qualitative(100), actual: 100, target: 100, note: '已办结' }
  const target = against === 'plan' ? plan : 100
  if (target === null || target <= 0) return { scored: null, actual, target: null, note: '本期没有进度要求，不计' }
  if (actual === null || actual <= 0) {
    const note = task.excuse === null ? notBegun(actual) : `有充分理由，不计：${task.excuse}`
    return { scored: qualitative(0, false), actual, target, note }
  }
  return { scored: qualitative((actual / target) * 100), actual, target, note: `完成${actual}%，应完成${target}%` }
}

const notBegun = (actual: number | null): string => (actual === null ? '期末没有已核定的进展，按未启动计' : '尚未启动')

function indicatorRow(task: ScoredTask, indicator: ScoredIndicator, rules: ScoreRules): ScoreRow {
  const kind = kindOf(indicator.rule)
  const weight = toTenth(weightOf(task, kind, rules) / task.indicators.length)
  const own = { key: `indicator ${indicator.id}`, words: `${task.words}（${indicator.name}）`, kind, weight }
  const judged = judgedOf(task, indicator, kind, rules)
  const missed = indicator.verdict.kind === 'judged' && indicator.verdict.bindingMissed
  return { ...rowOf(task, own, judged), bindingMissed: missed }
}

function kindOf(rule: string): Scored['kind'] {
  if (rule === 'lower') return 'control'
  return rule === 'share' || rule === 'growth' || rule === 'reduction' ? 'development' : 'qualitative'
}

const openWords = {
  'year-end': '年底统计的指标，本期不计',
  'no-target': '没有可以计算的目标，不计',
  'no-plan': '本期没有进度要求，不计',
} as const

function judgedOf(
  task: ScoredTask,
  { rule, verdict }: ScoredIndicator,
  kind: Scored['kind'],
  { against }: ScoreRules,
): Judged {
  if (verdict.kind === 'open') {
    if (verdict.reason !== 'no-value')
      return { scored: null, actual: null, target: null, note: openWords[verdict.reason] }
    const excused = task.excuse !== null
    const note = excused ? `有充分理由，不计：${task.excuse}` : '期末没有已核定的数据，按未启动计'
    return { scored: { kind: 'qualitative', progress: 0, started: false, excused }, actual: null, target: null, note }
  }
  const { actual, plan, met } = verdict
  if (actual === null || plan === null) {
    const scored: Scored = { kind: 'qualitative', progress: met ? 100 : 0, started: true, excused: false }
    return { scored, actual: null, target: null, note: met ? '达到目标' : '没有达到目标' }
  }
  if (kind === 'control') {
    const over = toTenth(200 - actual)
    const scored: Scored = { kind, actual: over, target: 100 }
    return { scored, actual: over, target: 100, note: met ? '控制在目标以内' : `为控制目标的${over}%` }
  }
  const growth = rule === 'growth'
  // rates and falls hold at any time of the year; amounts are asked for as far as the year has come
  const target = growth || rule === 'reduction' || against === 'plan' ? plan : 100
  const note = growth ? `增速${actual}%，目标${target}%` : `完成${actual}%，应完成${target}%`
  if (kind === 'qualitative') {
    if (target <= 0) return { scored: null, actual, target: null, note: openWords['no-plan'] }
    const scored: Scored = { kind, progress: (actual / target) * 100, started: true, excused: false }
    return { scored, actual, target, note }
  }
  return { scored: { kind, actual, target, growth }, actual, target, note }
}

function rowOf(
  task: ScoredTask,
  {
    key,
    words,
    kind,
    weight,
  }: { readonly key: string; readonly words: string; readonly kind: Scored['kind']; readonly weight: number },
  { scored, actual, target, note }: Judged,
): ScoreRow {
  return {
    key,
    item: kind,
    subject: 'task',
    subjectId: task.taskId,
    number: numberWords(task.number, 'none'),
    words,
    weight,
    actual,
    target,
    points: scored === null || weight <= 0 ? null : score(weight, scored),
    note,
    bindingMissed: false,
  }
}
