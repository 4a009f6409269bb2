import { dayOf, daysFrom } from './day.ts'

/** A clock that is too far from what is known of the time to write periods and lights by it. */
export interface ClockLeap {
  readonly kind: 'ahead' | 'behind'
  /** Whole days between the two. */
  readonly days: number
  /** The last moment known of the place. */
  readonly known: Date
}

/** What is known of a place's time: when the clock last did its work there, and when its last entry was written. */
export interface KnownTime {
  readonly seenAt: Date | null
  readonly lastEntryAt: Date | null
}

/** Days a server may have been off before its clock is asked about. */
const mostDaysOff = 35
/** Days between the last entry and now where the clock has done no work yet: a quiet place is no clock that leapt. */
const mostDaysQuiet = 400
/** Days a clock may be set back. */
const mostDaysBack = 1

/**
 * The latest moment that something which holds for a time can have been made: half an hour ahead may be another server's
 * clock. What says that it was made later is of a clock that was ahead, and would hold until that one's end.
 */
export const latestMade = (at: Date): Date => new Date(at.getTime() + 30 * 60_000)

/** Whether a clock that shows `at` has leapt; null where it may be right. */
export function clockLeap(at: Date, { seenAt, lastEntryAt }: KnownTime): ClockLeap | null {
  const known = seenAt ?? lastEntryAt
  if (known === null) return null
  const days = daysFrom(known, at)
  if (days > (seenAt === null ? mostDaysQuiet : mostDaysOff)) return { kind: 'ahead', days: Math.floor(days), known }
  return days < -mostDaysBack ? { kind: 'behind', days: Math.floor(-days), known } : null
}

/** What a clock that leapt means and what to do, for people. */
export function clockLeapWords(
  at: Date,
  { kind, days, known }: ClockLeap,
): { readonly zh: string; readonly en: string } {
  const [now, last] = [dayOf(at), dayOf(known)]
  return {
    zh: `服务器时钟显示 ${now}，比本地最后一次记录（${last}）${kind === 'ahead' ? '晚' : '早'} ${days} 天。为免写入别的年份，已暂停自动开启填报期、亮灯和提醒；请先核对服务器时间（NTP）。时间确实无误的，由管理服务器的人运行：luoshi clock confirm ${now}`,
    en: `The server's clock shows ${now}, ${days} days ${kind === 'ahead' ? 'after' : 'before'} the last moment known here (${last}). No periods are opened, no lights given and nobody reminded meanwhile, lest another year be written. Check the server's time (NTP); where it is right, whoever runs the server confirms it: luoshi clock confirm ${now}`,
  }
}
