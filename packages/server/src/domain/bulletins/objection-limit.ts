import { addDays, dayOf } from '../day.ts'
import { momentOf } from '../matters/clock.ts'

/** Days within which a unit objects to a bulletin in writing; the day it is sent is not counted. */
export const bulletinObjectionDays = 7

/** The last day to object to a bulletin that was sent at a moment; it ends at 24:00. */
export const lastDayToObject = (sentAt: Date): string => addDays(dayOf(sentAt), bulletinObjectionDays)

/** Whether an objection at a moment still comes in time. */
export const mayObjectAt = (sentAt: Date, now: Date): boolean => now < momentOf(lastDayToObject(sentAt), '24:00')
