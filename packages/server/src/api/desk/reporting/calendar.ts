import { Hono } from 'hono'
import ical from 'ical-generator'
import type { Database } from '../../../commands/database.ts'
import { calendarOf } from '../../../queries/reporting/calendar-of.ts'
import { failedAnswer } from '../../failed-answer.ts'
import { peerAddress } from '../../peer-address.ts'
import { notFound, problem } from '../../problem.ts'
import { rateLimit } from '../../rate-limit.ts'
import { ownPages } from '../own-pages.ts'

/** What the calendar feed is served with. */
export interface CalendarDependencies {
  readonly db: Database
  /** `/luoshi`; empty at the root of a host. */
  readonly basePath: string
  readonly now: () => Date
  /** Hears of an answer that could not be made. */
  readonly onError?: (error: unknown, path: string) => void
}

/**
 * Somebody's due days as iCalendar at `{basePath}/desk/calendar/{secret}.ics`: a calendar program has no session, so the
 * secret in the address is what lets it in. It names numbers and counts, no words of the record.
 */
export function deskCalendar({ db, basePath, now, onError }: CalendarDependencies): Hono {
  const app = new Hono()
  app.use(ownPages)
  const wrong = rateLimit(30)
  app.get(`${basePath}/desk/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}`, async (c) => {
    const at = now()
    const found = await calendarOf(db, c.req.param('file').slice(0, -4), at)
    if (!found) {
      if (!wrong.count(peerAddress(c) ?? '', at))
        return problem('too-many-attempts', { detail: '尝试过多，请稍后再试。', detailEn: 'Too many attempts.' })
      return notFound('没有这个日历，或它已被停用。', 'There is no such calendar, or it was ended.')
    }
    const calendar = ical({ name: `落实 ${found.place}`, prodId: '//luoshi//desk//ZH', ttl: 3600 })
    for (const item of found.items)
      calendar.createEvent({
        id: `${item.id}@luoshi-${found.code}`,
        start: new Date(`${item.day}T00:00:00Z`),
        allDay: true,
        stamp: at,
        summary: item.title,
      })
    return c.body(calendar.toString(), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="luoshi.ics"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
  })
  app.onError((error, c) =>
    failedAnswer(error, c.req.path, onError, { detail: '日历没能生成，请稍后再试。', detailEn: 'Try again later.' }),
  )
  app.notFound(() => notFound('没有这个日历，或它已被停用。', 'There is no such calendar, or it was ended.'))
  return app
}
