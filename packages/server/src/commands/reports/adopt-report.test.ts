import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { adoptReport } from './adopt-report.ts'
import { madeUpCode, madeUpReport } from './report.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('from a report to commitments on $name', (server) => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord(server)
  })
  afterAll(() => record.drop())
  const commitments = (reportId: string) =>
    record.db
      .selectFrom('commitment')
      .select(['number', 'wording'])
      .where('report_id', '=', reportId)
      .orderBy('number')
      .execute()

  test('a failure in the middle of an adoption leaves nothing of it', async () => {
    const { reportId } = await record.importText(madeUpReport({ year: 2030 }))
    const counts = () =>
      sql`select (select count(*) from ledger) l, (select count(*) from commitment) c, (select count(*) from area) a,
        (select count(*) from event) e, (select count(*) from vault) v, (select count(*) from indicator) i,
        (select count(*) from proposal where state <> 'open') p, (select seq from ledger_head) h`
        .execute(record.db)
        .then(({ rows }) => rows[0])
    const before = await counts()
    // the very last thing an adoption writes fails
    await sql`alter table snapshot add constraint refused check (number < 1)`.execute(record.owner)
    await expect(adoptReport(record.db, record.may, new Date(), reportId, { publish: true })).rejects.toThrow(/refused/)
    expect(await counts()).toEqual(before)
    await sql`alter table snapshot drop constraint refused`.execute(record.owner)
    expect(await adoptReport(record.db, record.may, new Date(), reportId, { publish: true })).toMatchObject({
      kind: 'adopted',
      year: 2030,
    })
  })

  test('the same file twice is recognised, also at the same time', async () => {
    const text = madeUpReport({ year: 2032 })
    const both = await Promise.all([record.importText(text), record.importText(text)])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already-imported', 'imported'])
    expect(await record.importText(text)).toMatchObject({ kind: 'already-imported', year: 2032, version: 1 })
  })

  test('another report of the year is its next version; the same words keep their 序号, new words get a new one', async () => {
    const first = await record.adoptText(madeUpReport())
    const before = await commitments(first.reportId)
    expect(before.map(({ number }) => number)).toEqual(before.map((_, index) => index + 1))
    const second = await record.adoptText(madeUpReport({ changed: '修建环湖绿道15公里', extra: '新建停车位500个。' }))
    const after = await commitments(second.reportId)
    const numbers = (rows: typeof before) => new Map(rows.map(({ wording, number }) => [wording, number]))
    const [old, now] = [numbers(before), numbers(after)]
    const kept = [...old].filter(([wording]) => now.has(wording))
    expect(kept.length).toBeGreaterThan(3)
    for (const [wording, number] of kept) expect([wording, now.get(wording)]).toEqual([wording, number])
    const fresh = after.filter(({ wording }) => !old.has(wording))
    expect(fresh.length).toBeGreaterThan(0)
    for (const { number } of fresh) expect(number).toBeGreaterThan(before.length)
    const { latest } = publishedYears(record.db)
    const published = await latest(madeUpCode, 2031)
    expect(published?.year).toMatchObject({ snapshot: 2, report: { version: 2 } })
    expect(published?.year.commitments.map(({ text }) => text)).toEqual(after.map(({ wording }) => wording))
  })

  test('marks of secrecy are findings, everyday words are not', async () => {
    const imported = await record.importText(
      `机密★十年\n${madeUpReport({ year: 2033, extra: '加强内部审计，保护商业秘密，守好国家秘密。' })}\n内部资料，注意保存\n`,
    )
    if (imported.kind !== 'imported') throw new Error('not imported')
    const marks = imported.findings.filter(({ rule }) => rule === 'secrecy-mark')
    expect(marks.map(({ found }) => found)).toEqual(['机密★', '内部资料'])
  })

  test('a file that bears a mark is not adopted before somebody has settled it, and adopting publishes nothing', async () => {
    const text = `机密★十年\n${madeUpReport({ year: 2036 })}`
    const { reportId } = await record.importText(text)
    const adopt = () => adoptReport(record.db, record.may, new Date(), reportId)
    expect(await adopt()).toMatchObject({ kind: 'refused', reason: 'secrecy-mark', status: 422 })
    await record.db
      .updateTable('finding')
      .set({ settled_at: new Date(), settled_by: 'console:test', settlement: '核对不涉密' })
      .where('report_id', '=', reportId)
      .execute()
    expect(await adopt()).toMatchObject({ kind: 'adopted', snapshot: null })
    expect(await publishedYears(record.db).latest(madeUpCode, 2036)).toBeUndefined()
  })

  test('a rank that was reached is told from a group that was reached', async () => {
    await record.adoptText(
      madeUpReport({ year: 2034 }).replace('增长6.2%；', '增长6.2%，位居全市第二；招商引资签约额进入全市前三名；'),
    )
    const published = await publishedYears(record.db).latest(madeUpCode, 2034)
    const ranks = published?.year.indicators.filter(({ kind }) => kind === 'rank') ?? []
    expect(ranks.map(({ name, readings: [last] }) => [name, last?.op, last?.value])).toEqual([
      ['地区生产总值（全市）', '=', '2'],
      ['招商引资签约额（全市）', 'rank<=', '3'],
    ])
  })

  test('a text in other letters that names the genre is no report', async () => {
    const manifest =
      '{\n  "description": "Turns a work report (政府工作报告) into a plan",\n  "license": "Apache-2.0"\n}\n'
    await expect(record.importText(manifest)).rejects.toThrow('不像政府工作报告')
  })

  test('what is no report is refused, and nothing of it kept', async () => {
    await expect(record.importText('天气晴，适合散步。'.repeat(30))).rejects.toThrow('不像政府工作报告')
    const { rows } = await sql`select from vault where strpos(convert_from(content, 'UTF8'), '适合散步') > 0`.execute(
      record.owner,
    )
    expect(rows).toHaveLength(0)
  })
})
