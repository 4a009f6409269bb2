import { type Day, lastDayBefore } from '../../domain/day.ts'
import type { CarriedOut } from './gather-carried-out.ts'

/**
 * The last day that what is told of the carrying out speaks of, never after `today`: reports, readings and lights of
 * October make it 31 October, whenever they are published. Where nothing was reported yet it is `today`, for then units
 * and days as they stand are all there is.
 */
export function dataDay(carriedOut: ReadonlyMap<string, CarriedOut>, today: Day): Day {
  const ends = [...carriedOut.values()].flatMap(({ progress, parts }) => [
    ...progress.map(({ period: [, end] }) => end),
    ...parts.flatMap(({ lights = [], measures = [] }) => [
      ...lights.flatMap(({ period }) => period.split('/').slice(1)),
      ...measures.flatMap(({ readings }) => readings.map(({ period: [, end] }) => end)),
    ]),
  ])
  return lastDayBefore(ends, today)
}
