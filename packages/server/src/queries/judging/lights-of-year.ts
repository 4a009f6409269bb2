import { type Kysely, sql } from 'kysely'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { saidLight } from '../../domain/judging/said-light.ts'
import { type ShownLight, shownLight } from '../../domain/judging/shown-light.ts'
import type { LightColour, Pace } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** The light of a task in a period. */
export interface GivenLight {
  readonly shown: ShownLight
  /** The ground beside it. */
  readonly words: string
  /** Whether the task is beyond its aim. */
  readonly beyond: boolean
  /** From 1; more where it was corrected. */
  readonly ordinal: number
  /** In percentage points. */
  readonly deviation: number | null
}

/**
 * The lights of a year by task and by the name of the period, the newest where one was corrected. Of some ten
 * thousand a few hundred are told in different words: the database gathers those of one light and ground, so that a ground
 * is read once.
 */
export async function lightsOfYear(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
): Promise<ReadonlyMap<string, ReadonlyMap<string, GivenLight>>> {
  const { rows } = await sql<{
    light: LightColour
    pace: Pace | null
    reasons: readonly LightReason[]
    given: string
  }>`
    select light.light, light.pace, light.reasons,
           string_agg(light.task_id::text || ' ' || period.kind || period.ordinal || ' ' || light.ordinal || ' '
             || coalesce(light.deviation::text, ''), ',') as given
      from light
      join period on period.jurisdiction_id = light.jurisdiction_id and period.period_id = light.period_id
     where light.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
     group by light.light, light.pace, light.reasons`.execute(db)
  const found = new Map<string, Map<string, GivenLight>>()
  for (const { light, pace, reasons, given } of rows) {
    const { words, ofReport } = saidLight(light, pace, reasons)
    const said = { shown: shownLight(light, ofReport), words, beyond: pace === 'beyond' }
    for (const one of given.split(',')) {
      const [taskId = '', period = '', nth = '', points = ''] = one.split(' ')
      const own = found.get(taskId) ?? new Map<string, GivenLight>()
      if (own.size === 0) found.set(taskId, own)
      const ordinal = Number(nth)
      if ((own.get(period)?.ordinal ?? 0) < ordinal)
        own.set(period, { ...said, ordinal, deviation: points === '' ? null : Number(points) })
    }
  }
  return found
}
