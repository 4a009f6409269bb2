import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteFromConsole } from '../access/actor.ts'
import { mayWriteByClock } from '../access/clock.ts'
import { testReporting } from '../api/desk/reporting/reporting.fixture.ts'
import { deliverMail } from '../commands/mail/deliver-mail.ts'
import { writeMail } from '../commands/mail/write-mail.ts'
import { confirmClock } from '../commands/places/mark-clock.ts'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { openPeriods } from '../commands/reporting/open-periods.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { clockLeaps } from '../queries/places/clock-leaps.ts'
import { connect } from '../store/connection.ts'
import { testServers } from '../store/database.fixture.ts'
import { serverRole } from '../store/migrate.ts'
import { doDeskWork, doDeskWorkInTime } from './schedule-desk-work.ts'

// nothing listens there: what is written waits
const mail = { host: '127.0.0.1', port: 9, secure: false, user: null, password: null, from: 'desk@example.test' }
const quiet = { info: () => undefined, error: () => undefined }

describe.each(testServers(process.env))('what the clock does on the desk, on $name', (server) => {
  let record: TestRecord
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-work-'))
    record = await testRecord(server)
    await record.adoptText(madeUpReport())
  })
  afterAll(async () => {
    await record.drop()
    await rm(folder, { recursive: true })
  })

  const periods = () => record.db.selectFrom('period').select('ordinal').orderBy('ordinal').execute()

  test('periods open when they begin, once, with an entry each', async () => {
    const work = { evidence: { path: folder }, mail: null }
    for (const moment of [
      '2030-12-31T15:59:59Z',
      '2030-12-31T16:00:00Z',
      '2031-02-10T00:00:00Z',
      '2031-02-11T00:00:00Z',
    ])
      await doDeskWork(record.db, work, new Date(moment), quiet)
    expect(await periods()).toEqual([{ ordinal: 1 }, { ordinal: 2 }])
    const entries = await record.db.selectFrom('ledger').select('actor').where('kind', '=', 'period.opened').execute()
    expect(entries).toEqual([{ actor: 'clock' }, { actor: 'clock' }])
    await doDeskWork(record.db, work, new Date('2033-05-01T00:00:00Z'), quiet)
    expect(await periods()).toHaveLength(12)
  })

  test('a clock that leapt writes nothing of another year until it was confirmed, in the ledger', async () => {
    const other = await testRecord(server)
    try {
      await other.adoptText(madeUpReport())
      const { db, may } = other
      const work = { evidence: null, mail: null }
      const go = async (moment: string) =>
        (await doDeskWorkInTime(db, work, new Date(moment), quiet)).map(({ code, leap }) => [code, leap.kind])
      const opened = async () => (await db.selectFrom('period').select('ordinal').execute()).length
      // as if the office had worked in January
      await db
        .insertInto('clock_mark')
        .values({ jurisdiction_id: may.jurisdictionId, seen_at: new Date('2031-01-20T04:00:00Z') })
        .execute()
      expect(await go('2051-02-10T04:00:00Z')).toEqual([['990101', 'ahead']])
      expect(await go('2031-01-10T04:00:00Z')).toEqual([['990101', 'behind']])
      expect(await opened()).toBe(0)
      // a clock that leapt leaves no mark by which the right one would seem to have leapt
      expect(await go('2031-02-10T04:00:00Z')).toEqual([])
      expect(await opened()).toBe(2)
      const later = new Date('2031-06-10T04:00:00Z')
      const [leap] = await clockLeaps(db, later)
      if (!leap) throw new Error('four months without a server are asked about')
      await confirmClock(db, mayWriteFromConsole(may.jurisdictionId, 'test'), later, leap.leap)
      expect(await go('2031-06-10T04:01:00Z')).toEqual([])
      expect(await opened()).toBe(6)
      const entry = await db
        .selectFrom('ledger')
        .select('body')
        .where('kind', '=', 'clock.confirmed')
        .executeTakeFirst()
      expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ leap: 'ahead', days: 120 })
    } finally {
      await other.drop()
    }
  })

  test('another kind of period in the middle of the year begins where the last one ends', async () => {
    const other = await testRecord(server)
    try {
      await other.adoptText(madeUpReport())
      const work = { evidence: null, mail: null }
      const { jurisdictionId } = other.may
      await doDeskWork(other.db, work, new Date('2031-05-10T04:00:00Z'), quiet)
      await other.db
        .insertInto('rule_version')
        .values({
          jurisdiction_id: jurisdictionId,
          kind: 'periods',
          version: 1,
          valid_from: '2031-05-15',
          content: JSON.stringify({ kind: 'quarter', dueDay: 25, signWithin: 3 }),
          note: null,
          made_by: 'console:test',
          made_at: new Date('2031-05-12T04:00:00Z'),
        })
        .execute()
      for (const day of ['2031-05-16', '2031-06-02', '2031-07-02', '2031-12-30'])
        await doDeskWork(other.db, work, new Date(`${day}T04:00:00Z`), quiet)
      const opened = await other.db
        .selectFrom('period')
        .select(['kind', 'ordinal', 'due_on'])
        .orderBy('starts_on')
        .execute()
      expect(opened.map(({ kind, ordinal }) => `${kind} ${ordinal}`)).toEqual([
        ...[1, 2, 3, 4, 5, 6].map((month) => `month ${month}`),
        'quarter 3',
        'quarter 4',
      ])
      expect(opened.map(({ due_on }) => due_on).slice(-2)).toEqual(['2031-09-25', '2031-12-25'])
    } finally {
      await other.drop()
    }
  })

  test('who has not reported is reminded once, three days before the due day, with how many', async () => {
    const desk = await testReporting(server)
    try {
      const { db } = desk.record
      const [roads, finance] = [await desk.unit('交通局'), await desk.unit('财政局')]
      await desk.person('unit-officer', roads, 'officer@example.test')
      await desk.person('unit-head', roads, 'head@example.test')
      const away = await desk.person('unit-officer', roads)
      const standsIn = await desk.person('reader', null, 'stands-in@example.test')
      await db
        .insertInto('delegation')
        .values({
          jurisdiction_id: desk.jurisdictionId,
          delegation_id: uuid(),
          from_person_id: away.personId,
          to_person_id: standsIn.personId,
          valid_from: '2031-03-25',
          valid_to: '2031-03-31',
          reason: null,
          made_by: 'console:test',
          made_at: desk.clock.now,
          ended_at: null,
        })
        .execute()
      await desk.person('unit-officer', finance, 'partner@example.test')
      const [tasks, reported] = [
        [await desk.task({ lead: roads, partners: [finance] }), await desk.task({ lead: roads })],
        await desk.task({ lead: finance }),
      ]
      await openPeriods(db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      const march = await db
        .selectFrom('period')
        .select('period_id')
        .where('ordinal', '=', 3)
        .where('jurisdiction_id', '=', desk.jurisdictionId)
        .executeTakeFirstOrThrow()
      const report = (task_id: string, unit_id: string, state: 'sent' | 'returned') => ({
        jurisdiction_id: desk.jurisdictionId,
        progress_id: uuid(),
        task_id,
        period_id: march.period_id,
        unit_id,
        state,
        written_by: 'console:test',
        written_at: desk.clock.now,
      })
      await db
        .insertInto('progress')
        .values([report(reported, finance, 'sent'), report(tasks[0] ?? '', roads, 'returned')])
        .execute()
      const work = { evidence: null, mail }
      const reminders = () =>
        db
          .selectFrom('mail')
          .innerJoin('person', 'person.person_id', 'mail.person_id')
          .select(['person.email', 'mail.subject', 'mail.body'])
          .where('mail.kind', '=', 'period.reminder')
          .orderBy('person.email')
          .execute()
      // 7:59 on the 25th, in Asia/Shanghai
      await doDeskWork(db, work, new Date('2031-03-24T23:59:00Z'), quiet)
      expect(await reminders()).toEqual([])
      for (const moment of ['2031-03-25T00:00:00Z', '2031-03-25T00:00:20Z', '2031-03-28T02:00:00Z'])
        await doDeskWork(db, work, new Date(moment), quiet)
      const written = await reminders()
      expect(written.map(({ email }) => email)).toEqual([
        'head@example.test',
        'officer@example.test',
        'stands-in@example.test',
      ])
      expect(written[0]?.subject).toBe('【落实】2031年3月还有2项任务没有报送，3月28日截止')
      expect(written[0]?.body).toContain('交通局：2项，其中退回待修改1项')
    } finally {
      await desk.drop()
    }
  })

  test('an e-mail goes once; one that fails is tried again later and given up in the end', async () => {
    const jurisdictionId = record.may.jurisdictionId
    const person = async (email: string | null) => {
      const person_id = uuid()
      await record.db
        .insertInto('person')
        .values({
          jurisdiction_id: jurisdictionId,
          person_id,
          account_id: null,
          name: '某人',
          post: null,
          phone: null,
          email,
          created_at: new Date(),
          left_on: null,
        })
        .execute()
      return person_id
    }
    const at = new Date('2031-03-01T00:00:00Z')
    const personIds = [await person('good@example.test'), await person('bad@example.test'), await person(null)]
    await record.db
      .transaction()
      .execute((trx) => writeMail(trx, at, { jurisdictionId, personIds, kind: 'test', subject: '题', body: '文' }))
    const sent: string[] = []
    const send = async ({ to }: { to: string }) => {
      if (to.startsWith('bad')) throw new Error('550 no such mailbox')
      sent.push(to)
    }
    expect(await deliverMail(record.db, at, send)).toBe(1)
    expect(await deliverMail(record.db, at, send)).toBe(0)
    for (let minute = 1, tries = 0; tries < 12; tries += 1, minute *= 5)
      await deliverMail(record.db, new Date(at.getTime() + minute * 10 * 60_000), send)
    expect(sent).toEqual(['good@example.test'])
    const rows = await record.db
      .selectFrom('mail')
      .select(['tries', 'trouble', 'given_up_at'])
      .orderBy('tries')
      .execute()
    expect(rows.map(({ tries, trouble, given_up_at }) => [tries, trouble, given_up_at !== null])).toEqual([
      [1, null, false],
      [1, 'no address', true],
      [8, '550 no such mailbox', true],
    ])
  })

  test('an e-mail of a clock that was ahead goes when the clock is right again', async () => {
    const { jurisdictionId } = record.may
    const row = await record.db
      .selectFrom('person')
      .select('person_id')
      .where('email', 'like', 'good%')
      .executeTakeFirstOrThrow()
    const ahead = new Date('2032-03-01T00:00:00Z')
    const mail = { jurisdictionId, personIds: [row.person_id], kind: 'test', subject: '题', body: '文' }
    await record.db.transaction().execute((trx) => writeMail(trx, ahead, mail))
    const sent: string[] = []
    const send = async ({ to }: { to: string }) => sent.push(to)
    expect(await deliverMail(record.db, new Date('2031-04-01T00:00:00Z'), send)).toBe(1)
    expect(await deliverMail(record.db, ahead, send)).toBe(0)
  })

  test('two servers on one database send each e-mail once, with no transaction open meanwhile', async () => {
    const { jurisdictionId } = record.may
    const [, other] = [record.db, connect({ url: record.url, role: serverRole })]
    try {
      const person_id = uuid()
      await record.db
        .insertInto('person')
        .values({
          jurisdiction_id: jurisdictionId,
          person_id,
          account_id: null,
          name: '某人',
          post: null,
          phone: null,
          email: 'many@example.test',
          created_at: new Date(),
          left_on: null,
        })
        .execute()
      const at = new Date('2031-04-01T00:00:00Z')
      for (const subject of ['一', '二', '三', '四'])
        await record.db
          .transaction()
          .execute((trx) =>
            writeMail(trx, at, { jurisdictionId, personIds: [person_id], kind: 'test', subject, body: '文' }),
          )
      const sent: string[] = []
      const open: number[] = []
      const send = async ({ subject }: { subject: string }) => {
        sent.push(subject)
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(record.owner)
        open.push(rows[0]?.count ?? -1)
      }
      const counts = await Promise.all([deliverMail(record.db, at, send), deliverMail(other, at, send)])
      expect(counts[0] + counts[1]).toBe(4)
      expect(sent.toSorted()).toEqual(['一', '三', '二', '四'])
      expect(open).toEqual([0, 0, 0, 0])
    } finally {
      await other.destroy()
    }
  })

  test('a server that stops while it sends leaves the e-mail claimed, and no other sends it again', async () => {
    const { jurisdictionId } = record.may
    const at = new Date('2031-05-01T00:00:00Z')
    const { person_id } = await record.db
      .selectFrom('person')
      .select('person_id')
      .where('email', '=', 'many@example.test')
      .executeTakeFirstOrThrow()
    await record.db
      .transaction()
      .execute((trx) =>
        writeMail(trx, at, { jurisdictionId, personIds: [person_id], kind: 'test', subject: '停', body: '文' }),
      )
    let reached = () => {}
    const sending = new Promise<void>((resolve) => {
      reached = resolve
    })
    // never comes back, as when the machine is switched off
    void deliverMail(record.db, at, () => {
      reached()
      return new Promise(() => {})
    })
    await sending
    const again: string[] = []
    for (const day of ['2031-05-01', '2031-05-02', '2031-06-01'])
      await deliverMail(record.db, new Date(`${day}T01:00:00Z`), async ({ subject }) => again.push(subject))
    expect(again).toEqual([])
    const row = await record.db
      .selectFrom('mail')
      .select(['tries', 'sent_at', 'trouble'])
      .where('subject', '=', '停')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ tries: 1, sent_at: null, trouble: expect.stringContaining('the server stopped') })
  })

  test('two servers on one database open the periods of a place once, with one entry each', async () => {
    const fresh = await testRecord(server)
    const other = connect({ url: fresh.url, role: serverRole })
    try {
      await fresh.adoptText(madeUpReport())
      const at = new Date('2031-03-02T01:00:00Z')
      const work = { evidence: null, mail: null }
      await Promise.all([doDeskWork(fresh.db, work, at, quiet), doDeskWork(other, work, at, quiet)])
      const entries = await fresh.db.selectFrom('ledger').select('body').where('kind', '=', 'period.opened').execute()
      const periods = await fresh.db.selectFrom('period').select('period_id').execute()
      expect(periods.length).toBeGreaterThan(0)
      expect(entries).toHaveLength(periods.length)
    } finally {
      await other.destroy()
      await fresh.drop()
    }
  })
})
