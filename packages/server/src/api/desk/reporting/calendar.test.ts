import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { deskCalendar } from './calendar.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('calendars on $name', (server) => {
  let desk: TestReporting
  beforeAll(async () => {
    desk = await testReporting(server)
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
  })
  afterAll(() => desk.drop())

  test('the secret address shows what is due, without words of the record, until it is ended', async () => {
    const unit = await desk.unit('交通局')
    const officer = await desk.person('unit-officer', unit)
    await desk.task({ lead: unit })
    await desk.task({ lead: unit, status: 'assigned' })
    const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
    const read = async (path: string) => calendar.fetch(new Request(`http://desk.test${path}`))
    expect((await desk.ask(officer, 'GET', '/calendar-feed')).body).toEqual({ since: null })
    const { path } = (await desk.ask(officer, 'POST', '/calendar-feed')).body
    const answer = await read(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = await answer.text()
    expect(text).toContain('SUMMARY:本期待报 1 项')
    expect(text).toContain('DTSTART;VALUE=DATE:20310328')
    expect(text).toContain('任务签收截止')
    expect(text).not.toContain('任务1。')
    const kept = await desk.record.db.selectFrom('calendar_feed').select('hash').executeTakeFirstOrThrow()
    expect(path).not.toContain(kept.hash)

    // a new address ends the old one
    const { path: next } = (await desk.ask(officer, 'POST', '/calendar-feed')).body
    expect((await read(path)).status).toBe(404)
    expect((await read(next)).status).toBe(200)
    // of several made at once one is left, and the others are nobody's secret
    const made = await Promise.all(Array.from({ length: 6 }, () => desk.ask(officer, 'POST', '/calendar-feed')))
    const left = await Promise.all(made.map(async ({ body }) => (await read(body.path)).status))
    expect(left.filter((status) => status === 200)).toHaveLength(1)
    await desk.ask(officer, 'DELETE', '/calendar-feed')
    expect((await read(next)).status).toBe(404)
    expect((await read(`/desk/calendar/${'A'.repeat(43)}.ics`)).status).toBe(404)
    expect((await read('/desk/calendar/../x.ics')).status).toBe(404)
    // a page of another site reads none of it, its refusals neither
    for (const refused of [path, '/desk/calendar/x.ics', '/desk/calendar/'])
      expect((await read(refused)).headers.get('access-control-allow-origin'), refused).toBeNull()
  })
})
