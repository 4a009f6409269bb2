import type { Transaction } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { saidLight } from '../../domain/judging/said-light.ts'
import { worstLight } from '../../domain/judging/worst-light.ts'
import type { PublishedState } from '../../domain/published-year.ts'
import type { LightColour, Pace } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** A light that was given for a period, half-open in days. */
export interface GivenLight {
  readonly light: LightColour
  readonly pace: Pace | null
  readonly plan: string | null
  readonly actual: string | null
  readonly reasons: object
  readonly starts_on: Day
  readonly ends_on: Day
}

/** The lights of each task as they stand now, the newest period first. */
export async function lightsOf(
  { trx, jurisdictionId }: { readonly trx: Transaction<Tables>; readonly jurisdictionId: string },
  ids: readonly string[],
) {
  const rows = await trx
    .selectFrom('light')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'light.jurisdiction_id')
        .onRef('period.period_id', '=', 'light.period_id'),
    )
    .distinctOn(['light.task_id', 'period.starts_on', 'light.period_id'])
    .select(['light.task_id', 'light', 'pace', 'plan', 'actual', 'reasons', 'period.starts_on', 'period.ends_on'])
    .where('light.jurisdiction_id', '=', jurisdictionId)
    .where('light.task_id', 'in', ids)
    .orderBy('light.task_id')
    .orderBy('period.starts_on', 'desc')
    .orderBy('light.period_id')
    .orderBy('light.ordinal', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.task_id)
}

/** The worst of some lights, of work before late reporting, and of those the one furthest behind. */
export function worstOf(lights: readonly GivenLight[]): GivenLight {
  const worst = worstLight(lights.map(({ light }) => light))
  const alike = lights.filter(({ light }) => light === worst)
  const ofWork = alike.filter((one) => !said(one).ofReport)
  const those = ofWork.length > 0 ? ofWork : alike
  const furthest = those.reduce((a, b) => (lag(b) > lag(a) ? b : a))
  // the state speaks of the last period there is anything of
  const last = lights.reduce((a, b) => (b.starts_on > a.starts_on ? b : a))
  return { ...furthest, starts_on: last.starts_on, ends_on: last.ends_on }
}

const lag = ({ plan, actual }: GivenLight) => (plan === null || actual === null ? -1 : Number(plan) - Number(actual))

const said = ({ light, pace, reasons }: GivenLight) => saidLight(light, pace, reasons as readonly LightReason[])

/** What a page says of a light: the worst of `of` tasks, of which `judged` have one. */
export function stateOf(given: GivenLight, judged: number, of = judged): Extract<PublishedState, { kind: 'light' }> {
  const { words, ofReport } = said(given)
  const least = of > 1 && words !== '' ? `${of} 项分解任务中最慢的一项${words}` : words
  return {
    kind: 'light',
    light: given.light,
    period: `${given.starts_on}/${given.ends_on}`,
    words: least,
    ...(ofReport ? { ofReport } : {}),
  }
}
