import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishSnapshot } from '../../../commands/publication/publish-snapshot.ts'
import { adoptReport } from '../../../commands/reports/adopt-report.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import type { PublishedYear } from '../../../domain/published-year.ts'
import { differences } from '../../../publication/differences.ts'
import { publishedYears } from '../../../record/published-year/published-years.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import type { StatisticsTaken, VerdictsOfUnits } from './beside-routes.ts'
import type { SettlementDetail, SettlementOpened, SettlementOutcome, SettlementsOfPlace } from './settlement-routes.ts'

const place = '/990101'
const review = '改造老旧小区21个，惠及居民4300户。建成高标准农田1.5万亩。'
const nextYear = madeUpReport({ year: 2032 }).replace('城镇新增就业3200人。', `城镇新增就业3200人。${review}`)

describe.each(testServers(process.env).slice(0, 1))('settling a year at the desk on $name', (server) => {
  let desk: TestDesk
  let supervisor: TestBrowser
  let second: TestBrowser
  beforeAll(async () => {
    desk = await testDesk(server)
    await desk.record.adoptText(madeUpReport())
    supervisor = (await desk.signedIn({ role: 'supervisor', name: '周督查' })).browser
    second = (await desk.signedIn({ role: 'supervisor', name: '吴督查' })).browser
  })
  afterAll(() => desk.record.drop())

  const read = async <T>(path: string, who = supervisor): Promise<T> =>
    (await (await who.get(place + path)).json()) as T
  const post = async (path: string, body: object, who = supervisor) => {
    const answer = await who.post(place + path, body)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const opened = async (): Promise<SettlementDetail> => {
    const { settlements } = await read<SettlementsOfPlace>('/settlements')
    return read(`/settlements/${settlements[0]?.settlementId}`)
  }
  /** Every open item as not mentioned, promised again where the rules say so. */
  const confirmAll = async ({ settlementId, items }: SettlementDetail) => {
    const rest = items.filter(({ verdict }) => verdict === null)
    const verdicts = rest.map(({ itemId, revision, proposal: { promisedAgain = false, again = [] } }) => ({
      ...{ itemId, revision, verdict: 'silent', claims: [], promisedAgain, again: again[0]?.span ?? null, note: '' },
    }))
    expect((await post(`/settlements/${settlementId}/confirm`, { items: verdicts })).status).toBe(200)
  }
  /** The year 2031 as it is made public now. */
  const published = async () => {
    const { db, may } = desk.record
    await publishSnapshot(db, may, new Date(), 2031, null)
    const edition = await publishedYears(db).latest('990101', 2031)
    if (!edition) throw new Error('nothing is published')
    return edition.year
  }
  const settledOf = ({ settlement }: PublishedYear, words: string) =>
    settlement?.state === 'closed' ? settlement.items.find(({ text }) => text.includes(words)) : undefined
  const confirm = (detail: SettlementDetail, words: string, more: object, who = supervisor) => {
    const item = detail.items.find(({ wording }) => wording.includes(words))
    if (!item) throw new Error(`no promise says ${words}`)
    const verdict = { itemId: item.itemId, revision: item.revision, promisedAgain: false, again: null, note: '' }
    return post(`/settlements/${detail.settlementId}/confirm`, { items: [{ ...verdict, ...more }] }, who)
  }

  test('a year is offered once the next report’s review is read and confirmed, and opened in a worker', async () => {
    const year = async () => (await read<SettlementsOfPlace>('/settlements')).years[0]
    expect(await year()).toMatchObject({ year: 2031, waitsFor: 'next-report' })
    const { reportId } = await desk.record.importText(nextYear)
    expect(await year()).toMatchObject({ year: 2031, waitsFor: 'review', nextReportId: reportId })
    expect(await post('/settlements', { year: 2031 })).toMatchObject({ status: 409, body: { reason: 'review-open' } })
    await desk.record.db.updateTable('proposal').set({ state: 'accepted' }).where('kind', '=', 'result').execute()
    expect(await year()).toMatchObject({ waitsFor: null })
    const { status, body } = await post('/settlements', { year: 2031 })
    expect(status).toBe(200)
    expect((body as unknown as SettlementOpened).items).toBeGreaterThan(5)
    expect((await read<SettlementsOfPlace>('/settlements')).years).toEqual([])
    const homes = (await opened()).items.find(({ wording }) => wording.includes('老旧小区'))
    expect(homes).toMatchObject({ years: 1, standing: { kind: 'no-record' }, verdict: null })
    expect(homes?.proposal.claims?.[0]?.text).toContain('改造老旧小区21个')
  }, 60_000)

  test('two people confirm; who is late is told and shown what stands', async () => {
    const detail = await opened()
    const [first] = detail.items.find(({ wording }) => wording.includes('老旧小区'))?.proposal.claims ?? []
    const met = { verdict: 'met', claims: [first?.span] }
    const done = await confirm(detail, '老旧小区', met)
    expect((done.body as unknown as SettlementOutcome).items[0]).toMatchObject({ verdict: 'met' })
    expect((done.body as unknown as SettlementOutcome).undoable).toBe(true)
    const late = await confirm(detail, '老旧小区', { verdict: 'silent', claims: [] }, second)
    expect(late).toMatchObject({ status: 409, body: { reason: 'stale', current: [{ verdict: 'met' }] } })
    // nobody takes back what somebody else has confirmed
    expect((await post(`/settlements/${detail.settlementId}/undo`, {}, second)).body.reason).toBe('nothing-to-undo')
    const area = detail.items[0]?.area ?? '预期目标'
    await post(`/settlements/${detail.settlementId}/area`, { area, mine: true }, second)
    expect((await opened()).areas).toMatchObject([{ area, name: '吴督查' }])
  })

  test('official statistics come one by one or by a sheet, and stand beside the promise', async () => {
    const { settlementId, items } = await opened()
    const homes = items.find(({ wording }) => wording.includes('老旧小区'))
    const sheet = `序号,指标,数值,单位,时期,口径,来源\n${homes?.number},老旧小区,20,个,2031年,,县统计局\n,地区生产总值,127.9,亿元,2031年,现价,县统计局\n,不存在的指标,1,个,2031年,,县统计局\n,地区生产总值,127.9,亿元,2031年,现价,县统计局`
    const answer = await supervisor.send(`${place}/settlements/${settlementId}/statistics-sheet`, Buffer.from(sheet))
    expect((await answer.json()) as StatisticsTaken).toEqual({
      // the same figure twice in a sheet is one
      ...{ taken: 2, already: 1, unread: [] },
      left: [{ row: 4, metric: '不存在的指标' }],
    })
    const again = await supervisor.send(`${place}/settlements/${settlementId}/statistics-sheet`, Buffer.from(sheet))
    expect((await again.json()) as StatisticsTaken).toMatchObject({ taken: 0, already: 3 })
    const now = (await opened()).items.find(({ wording }) => wording.includes('老旧小区'))
    expect(now?.statistics).toMatchObject([{ value: '20', unit: '个', basis: 'unstated', source: '县统计局' }])
    // it is shown; nothing is judged by it
    expect(now?.verdict).toBe('met')
    const removed = await supervisor.request(
      `${place}/settlements/${settlementId}/statistics/${now?.statistics[0]?.statisticId}`,
      { method: 'DELETE', headers: { 'x-luoshi-desk': '1', origin: 'http://localhost' } },
    )
    expect(removed.status).toBe(200)
  })

  test('the lead unit replies to what it leads, and to nothing else', async () => {
    const { db, may } = desk.record
    const { jurisdictionId } = may
    const unitId = crypto.randomUUID()
    await db
      .insertInto('unit')
      .values({
        ...{ jurisdiction_id: jurisdictionId, unit_id: unitId, code: 'u1', name: '青禾县住建局', kind: 'department' },
        ...{ short_name: '住建局', parent_id: null, valid_from: '2020-01-01', valid_to: null },
        ...{ note: null, revision: 1 },
      })
      .execute()
    const { task_id: taskId } = await db
      .selectFrom('task')
      .select('task_id')
      .where('wording', 'like', '%老旧小区%')
      .executeTakeFirstOrThrow()
    await db.updateTable('task').set({ status: 'active' }).where('task_id', '=', taskId).execute()
    await db
      .insertInto('task_unit')
      .values({
        ...{ jurisdiction_id: jurisdictionId, task_id: taskId, unit_id: unitId, part: 'lead', place: 1 },
        ...{ valid_from: '2020-01-01', valid_to: null },
      })
      .execute()
    const head = (await desk.signedIn({ role: 'unit-head', unitId })).browser
    const { verdicts } = await read<VerdictsOfUnits>('/settlement-replies', head)
    expect(verdicts).toMatchObject([
      { verdict: 'met', unit: '青禾县住建局', claims: ['改造老旧小区21个，惠及居民4300户。'] },
    ])
    const itemId = verdicts[0]?.itemId
    expect((await head.get(`${place}/settlements`)).status).toBe(403)
    expect(
      (await post(`/tasks/${taskId}/settlement-reply`, { itemId, words: '第21个小区元旦后完工。' }, head)).status,
    ).toBe(200)
    const other = (await desk.signedIn({ role: 'unit-head', unitId: crypto.randomUUID() }).catch(() => null))?.browser
    if (other)
      expect((await post(`/tasks/${taskId}/settlement-reply`, { itemId, words: '不' }, other)).status).toBe(404)
    const shown = (await opened()).items.find((item) => item.itemId === itemId)
    expect(shown).toMatchObject({
      replies: [{ unit: '青禾县住建局', words: '第21个小区元旦后完工。' }],
      record: { tasks: 1, closed: 0, leadUnit: '青禾县住建局' },
      standing: { kind: 'claimed-not-closed' },
    })
  })

  test('of what a group leads, each member that reports for itself is asked and replies', async () => {
    const { db, owner, may } = desk.record
    const { jurisdictionId } = may
    const lead = await db.selectFrom('task_unit').selectAll().where('part', '=', 'lead').executeTakeFirstOrThrow()
    const unitId = crypto.randomUUID()
    await db
      .insertInto('unit')
      .values({
        ...{ jurisdiction_id: jurisdictionId, unit_id: unitId, code: 'u2', name: '青禾县东河镇', kind: 'township' },
        ...{ short_name: '东河镇', parent_id: null, valid_from: '2020-01-01', valid_to: null },
        ...{ note: null, revision: 1 },
      })
      .execute()
    await db
      .insertInto('task_unit')
      .values({ ...lead, unit_id: unitId, part: 'member', group_id: lead.unit_id })
      .execute()
    const member = (await desk.signedIn({ role: 'unit-head', unitId })).browser
    const { verdicts } = await read<VerdictsOfUnits>('/settlement-replies', member)
    expect(verdicts).toMatchObject([{ verdict: 'met', unit: '青禾县东河镇', taskId: lead.task_id }])
    const reply = { itemId: verdicts[0]?.itemId, words: '本镇的已完工。' }
    expect((await post(`/tasks/${lead.task_id}/settlement-reply`, reply, member)).status).toBe(200)
    const group = (await desk.signedIn({ role: 'unit-head', unitId: lead.unit_id })).browser
    expect((await read<VerdictsOfUnits>('/settlement-replies', group)).verdicts).toEqual([])
    await owner.deleteFrom('settlement_reply').where('words', '=', reply.words).execute()
    await owner.deleteFrom('task_unit').where('unit_id', '=', unitId).execute()
  })

  test('it is closed when all is confirmed, and corrected afterwards only with a reason', async () => {
    const detail = await opened()
    await confirmAll(detail)
    expect((await post(`/settlements/${detail.settlementId}/close`, {})).status).toBe(200)
    const homes = (await opened()).items.find(({ wording }) => wording.includes('老旧小区'))
    const [first] = homes?.proposal.claims ?? []
    const item = {
      ...{ itemId: homes?.itemId, revision: homes?.revision, verdict: 'short', claims: [first?.span] },
      ...{ promisedAgain: false, again: null, note: '' },
    }
    const correct = (reason: string) => post(`/settlements/${detail.settlementId}/correct`, { item, reason })
    expect(await correct(' ')).toMatchObject({ status: 422, body: { reason: 'correction-reason-wanted' } })
    const before = await published()
    expect(before.settlement).toMatchObject({ state: 'closed', next: { year: 2032 } })
    const homesBefore = settledOf(before, '老旧小区')
    expect(homesBefore).toMatchObject({ verdict: 'met', replies: [{ unit: '青禾县住建局' }], corrections: [] })
    expect(homesBefore?.claims.map(({ text }) => text)).toEqual(['改造老旧小区21个，惠及居民4300户。'])
    expect((await correct('完工日期晚于年底')).status).toBe(200)
    const after = await published()
    expect(settledOf(after, '老旧小区')).toMatchObject({
      verdict: 'short',
      corrections: [{ before: 'met', after: 'short', reason: '完工日期晚于年底' }],
    })
    expect(differences(before, after)).toEqual([
      { kind: 'verdict', number: homes?.number, before: 'met', after: 'short' },
    ])
    const kept = await desk.record.db.selectFrom('settlement_correction').selectAll().execute()
    expect(kept).toMatchObject([{ verdict_before: 'met', verdict_after: 'short', reason: '完工日期晚于年底' }])
  })

  test('what is promised again and again shows for how many years running', async () => {
    const { db, may } = desk.record
    const runsFor = async (year: number) => {
      const { reportId } = await desk.record.importText(madeUpReport({ year: year + 1 }))
      await db.updateTable('proposal').set({ state: 'accepted' }).where('kind', '=', 'result').execute()
      expect((await post('/settlements', { year })).status).toBe(200)
      const detail = await opened()
      await confirmAll(detail)
      await adoptReport(db, may, new Date(), reportId)
      return detail.items.find(({ wording }) => wording.includes('食品产业园'))?.years
    }
    const { report_id } = await db
      .selectFrom('report')
      .select('report_id')
      .where('year', '=', 2032)
      .executeTakeFirstOrThrow()
    await adoptReport(db, may, new Date(), report_id)
    expect(await runsFor(2032)).toBe(2)
    expect(await runsFor(2033)).toBe(3)
  }, 60_000)

  test('a withdrawn settlement says so where it was public, with the reason', async () => {
    const { settlements } = await read<SettlementsOfPlace>('/settlements')
    const { settlementId } = settlements.find(({ year }) => year === 2031) ?? {}
    expect((await post(`/settlements/${settlementId}/withdraw`, { reason: '依据的文本不是定稿' })).status).toBe(200)
    expect((await published()).settlement).toMatchObject({ state: 'withdrawn', reason: '依据的文本不是定稿' })
  })
})
