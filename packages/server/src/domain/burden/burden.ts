/** 填报, 退回追问, 催报, 催办, 督查单, 督查 */
export const askKinds = ['report', 'question', 'urge', 'matter-urge', 'slip', 'inspection'] as const
/** {@link askKinds} */
export type AskKind = (typeof askKinds)[number]

/**
 * By what means something is asked. A report, the urge to send it and the question on it are one; the urges and slips of a
 * matter another; an inspection a third.
 */
const meansOf: Readonly<Record<AskKind, 'reporting' | 'matter' | 'inspection'>> = {
  report: 'reporting',
  question: 'reporting',
  urge: 'reporting',
  'matter-urge': 'matter',
  slip: 'matter',
  inspection: 'inspection',
}

/** Something that was asked of a unit on a day. */
export interface UnitAsk {
  readonly kind: AskKind
  readonly unitId: string
  /** `YYYY-MM-DD` in Shanghai. */
  readonly day: string
  /** What it opens: the task of a report, the matter of an urge or a slip, the inspection. */
  readonly subjectId: string
  readonly taskIds: readonly string[]
  readonly title: string
  /** What is asked, in the asker's words; empty where it is only the form. */
  readonly words: string
}

/** A task, or a wording, that was asked by two means or more. */
export interface AskedTwice {
  /** Null where only the wording is the same. */
  readonly taskId: string | null
  readonly words: string
  readonly asks: readonly UnitAsk[]
}

/** What a unit received, and what of it was asked twice. */
export interface UnitBurden {
  readonly unitId: string
  readonly counts: Readonly<Record<AskKind, number>>
  /** Everything but the regular reports. */
  readonly beside: number
  readonly twice: readonly AskedTwice[]
}

/** The burden of each unit that was asked for anything, of the asks of one month. */
export function burdens(asks: readonly UnitAsk[]): UnitBurden[] {
  return [...Map.groupBy(asks, ({ unitId }) => unitId)].map(([unitId, own]) => {
    const counts = Object.fromEntries(
      askKinds.map((kind) => [kind, own.filter((ask) => ask.kind === kind).length]),
    ) as Record<AskKind, number>
    return { unitId, counts, beside: own.length - counts.report, twice: askedTwice(own) }
  })
}

/** What one unit was asked by two means or more: by its task, and where no task is shared by the same words. */
export function askedTwice(asks: readonly UnitAsk[]): AskedTwice[] {
  const byTask = group(asks.flatMap((ask) => [...new Set(ask.taskIds)].map((taskId) => ({ by: taskId, ask }))))
  const twice = byTask.filter(([, of]) => meansAmong(of) > 1)
  const taken = new Set(twice.flatMap(([, of]) => of))
  const rest = asks.filter((ask) => !taken.has(ask)).map((ask) => ({ by: alike(ask.words), ask }))
  const byWords = group(rest.filter(({ by }) => by.length >= shortestAlike)).filter(([, of]) => of.length > 1)
  return [
    ...twice.map(([taskId, of]) => ({ taskId, words: '', asks: of })),
    ...byWords.map(([, of]) => ({ taskId: null, words: of[0]?.words ?? '', asks: of })),
  ]
}

/** Words shorter than this say too little to be the same question. */
const shortestAlike = 8

/** A wording without what does not change its sense: blanks and punctuation. */
const alike = (words: string): string => words.replaceAll(/[\s\p{P}]/gu, '')

const meansAmong = (asks: readonly UnitAsk[]): number => new Set(asks.map(({ kind }) => meansOf[kind])).size

const group = (pairs: readonly { readonly by: string; readonly ask: UnitAsk }[]): (readonly [string, UnitAsk[]])[] =>
  [...Map.groupBy(pairs, ({ by }) => by)].map(([by, of]) => [by, of.map(({ ask }) => ask)] as const)

/** The office's own limits a unit and month, each null where it set none. */
export interface BurdenRules {
  readonly urges: number | null
  readonly slips: number | null
  readonly inspections: number | null
  readonly questions: number | null
  /** Of everything beside the regular reports. */
  readonly total: number | null
}

/** Before the office has said otherwise: no limit. */
export const defaultBurdenRules: BurdenRules = {
  urges: null,
  slips: null,
  inspections: null,
  questions: null,
  total: null,
}

/** What the next ask is. */
export type NextAsk = Exclude<AskKind, 'report'>

/** A limit that the next ask would go beyond. */
export interface LimitReached {
  readonly limit: keyof BurdenRules
  readonly most: number
  /** Received before the next one. */
  readonly had: number
}

/** How many a unit received of what each limit counts. */
const received = (counts: UnitBurden['counts']): Readonly<Record<keyof BurdenRules, number>> => ({
  urges: counts.urge + counts['matter-urge'],
  slips: counts.slip,
  inspections: counts.inspection,
  questions: counts.question,
  total: counts.urge + counts['matter-urge'] + counts.slip + counts.inspection + counts.question,
})

const limitOf = {
  ...({ urge: 'urges', 'matter-urge': 'urges', slip: 'slips' } as const),
  ...({ inspection: 'inspections', question: 'questions' } as const),
}

/** Which limits one more ask of a unit goes beyond. */
export function limitsReached(counts: UnitBurden['counts'], next: NextAsk, rules: BurdenRules): LimitReached[] {
  const had = received(counts)
  return ([limitOf[next], 'total'] as const).flatMap((limit) => {
    const most = rules[limit]
    return most !== null && had[limit] + 1 > most ? [{ limit, most, had: had[limit] }] : []
  })
}

/** The limits that what a unit received is beyond. */
export function overLimits(counts: UnitBurden['counts'], rules: BurdenRules): (keyof BurdenRules)[] {
  const had = received(counts)
  return limits.filter((limit) => {
    const most = rules[limit]
    return most !== null && had[limit] > most
  })
}

const limits: readonly (keyof BurdenRules)[] = ['urges', 'slips', 'inspections', 'questions', 'total']

/** The asks of this month that the next one puts again by another means, each named once, as they came. */
export function askedBefore(asks: readonly UnitAsk[], next: NextAsk, taskIds: readonly string[]): AskKind[] {
  const again = asks.filter(
    (ask) => meansOf[ask.kind] !== meansOf[next] && ask.taskIds.some((id) => taskIds.includes(id)),
  )
  return [...new Set(again.map(({ kind }) => kind))]
}
