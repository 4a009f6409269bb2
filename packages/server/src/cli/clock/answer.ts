import { publishedCalendar } from '../../domain/calendar/published-calendar.ts'
import type { UnknownYear } from '../../domain/calendar/work-calendar.ts'
import { type DueMoment, dueMoments, writtenMoment } from '../../domain/matters/clock.ts'
import type { Arguments } from '../arguments.ts'
import type { Said } from '../language.ts'
import { type Misuse, misuse } from '../misuse.ts'
import { type ClockRequest, readRequest } from './request.ts'

/** When a matter is due by the clock that was asked for, and what to mind beside. */
export interface ClockAnswer {
  readonly kind: 'answer'
  readonly request: ClockRequest
  readonly moments: readonly DueMoment[]
  /** A day that was named in a year whose holidays do not come along: it may lie on a holiday. */
  readonly note: Said | undefined
}

/** The due moments a call asks for; what is wrong with the call; or the year whose holidays it needs and that are not published. */
export function answerClock(call: Arguments): ClockAnswer | Misuse | UnknownYear {
  const request = readRequest(call)
  if (request.kind === 'misuse') return request
  const due = dueMoments(request.rule, request.from, publishedCalendar)
  if (due.kind === 'refused') return due
  const past = due.moments.find(({ at }) => at <= request.from)
  // only a day that was named can lie there; the desk does not hand out such a matter either
  if (past)
    return misuse(
      `期限 ${writtenMoment(past)} 不晚于交办时间 ${call.given.get('from')}：请写交办之后的日期`,
      `${writtenMoment(past)} is not after ${call.given.get('from')}, when it is handed out: name a later day`,
    )
  return { kind: 'answer', request, moments: due.moments, note: noteOn(due.moments) }
}

function noteOn(moments: readonly DueMoment[]): Said | undefined {
  const year = moments.map(({ day }) => Number(day.slice(0, 4))).find((one) => !publishedCalendar.years.has(one))
  return year === undefined
    ? undefined
    : {
        zh: `提示：${year} 年的放假安排没有内置，指定的截止日可能是休息日`,
        en: `note: the holidays of ${year} do not come along; the day you named may be a day off`,
      }
}
