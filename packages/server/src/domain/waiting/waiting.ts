/**
 * Kinds of what waits for one person (待我办理). Of tasks and reports as the workbench groups them: to-sign 待签收, returned
 * 被退回, to-report 本期待报, to-confirm 待确认, to-check 待审签, close-returned 办结被退回, to-review 待审阅的报告, to-judge 待审核,
 * to-verify 办结待核验, to-strike-off 待销号, refused 退签待重新下达, to-decide 待批的变更, to-assign 待下达. Beside them: matter
 * 督办事项, slip 督查单, instruction 领导批示, clue 线索, inspection 督查活动, bulletin 通报, score 考评, power 待确认的权限变动.
 */
export const waitingKinds = [
  'to-sign',
  'returned',
  'to-report',
  'to-confirm',
  'to-check',
  'close-returned',
  'to-review',
  'to-judge',
  'to-verify',
  'to-strike-off',
  'refused',
  'to-decide',
  'to-assign',
  'matter',
  'slip',
  'instruction',
  'clue',
  'inspection',
  'bulletin',
  'score',
  'power',
] as const
/** One of {@link waitingKinds}. */
export type WaitingKind = (typeof waitingKinds)[number]

/** How many of one kind wait. */
export interface WaitingCount {
  readonly kind: WaitingKind
  readonly count: number
  /** How many of them are past their day. */
  readonly late: number
}

/** What waits for a person, counted once for every place that says so. */
export interface Waiting {
  readonly total: number
  readonly late: number
  /** Only kinds of which something waits. */
  readonly kinds: readonly WaitingCount[]
}

/** The sum of what waits by kinds; a kind that stands twice, for somebody of two roles, is added up. */
export function waitingOf(counts: readonly WaitingCount[]): Waiting {
  const kinds = [...Map.groupBy(counts, ({ kind }) => kind)].map(([kind, same]) => ({
    kind,
    count: sumOf(same.map(({ count }) => count)),
    late: sumOf(same.map(({ late }) => late)),
  }))
  const some = kinds.filter(({ count }) => count > 0)
  return { total: sumOf(some.map(({ count }) => count)), late: sumOf(some.map(({ late }) => late)), kinds: some }
}

/** `待我办理 14 项（逾期 2 项）`; with nothing, `没有待我办理的事项`. */
export const waitingWords = ({ total, late }: Pick<Waiting, 'total' | 'late'>): string =>
  total === 0 ? '没有待我办理的事项' : `待我办理 ${total} 项${late > 0 ? `（逾期 ${late} 项）` : ''}`

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
