import type { PublishedYear } from '../../domain/published-year.ts'

/** Whether anything is told of how the year is carried out: a report, a light, a reading. Until then there are no data to be of a day. */
export const hasData = ({ commitments, followed = [] }: PublishedYear): boolean =>
  commitments.some(
    ({ progress, state, parts = [] }) =>
      progress.length > 0 ||
      state.kind === 'light' ||
      parts.some(({ lights = [], measures = [] }) => lights.length > 0 || measures.some(hasReadings)),
  ) || followed.some(({ measures = [] }) => measures.some(hasReadings))

const hasReadings = ({ readings }: { readonly readings: readonly unknown[] }) => readings.length > 0
