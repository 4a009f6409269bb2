import { addDays, type Day, dayOf, endOfDay } from './day.ts'

/** Days within which a unit objects to a bulletin in writing; to scores it is the place's own number, to a conclusion 30. */
export const bulletinObjectionDays = 7

/** The last day of a limit of days that begins at a moment, whose own day is not counted; it ends at 24:00. */
export const lastDayToObject = (from: Date, days: number): Day => addDays(dayOf(from), days)

/** Whether a moment lies within a limit of days that begins at another. */
export const inTimeToObject = (from: Date, days: number, now: Date): boolean =>
  now < endOfDay(lastDayToObject(from, days))
