import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../queries/ledger/verify-record.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { adoptReport } from './adopt-report.ts'
import { madeUpCode, madeUpReport } from './report.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('targets as tasks on $name', (server) => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord(server)
  })
  afterAll(() => record.drop())

  const adopt = async (text: string, targets: boolean) => {
    const { reportId } = await record.importText(text)
    const adopted = await adoptReport(record.db, record.may, new Date(), reportId, { publish: true, targets })
    if (adopted.kind === 'refused') throw new Error(adopted.message)
    return adopted
  }
  const rows = (year: number) =>
    record.db
      .selectFrom('commitment')
      .innerJoin('report', 'report.report_id', 'commitment.report_id')
      .innerJoin('task', 'task.commitment_id', 'commitment.commitment_id')
      .leftJoin('task_indicator', 'task_indicator.task_id', 'task.task_id')
      .select(['commitment.number', 'commitment.wording', 'task.task_id', 'task.status', 'requirement', 'plan_rule'])
      .select(['task_indicator.indicator_id', 'rule', 'op', 'value'])
      .where('commitment.year', '=', year)
      .where('origin', '=', 'target')
      .where('report.state', '=', 'adopted')
      .orderBy('commitment.number')
      .execute()

  test('each figure is a row tied to the indicator of the year; the count of promises and the public list do not move', async () => {
    const without = await adopt(madeUpReport({ year: 2030 }), false)
    const adopted = await adopt(madeUpReport({ year: 2031 }), true)
    expect(adopted.commitments).toBe(without.commitments)
    expect(adopted.targets).toBe(2)
    expect(await rows(2031)).toMatchObject([
      {
        number: 10_001,
        requirement: '地区生产总值 增长 6%左右',
        plan_rule: 'indicator',
        rule: 'growth',
        status: 'drafted',
      },
      { number: 10_002, requirement: '城镇新增就业 3000人以上', plan_rule: 'indicator', rule: 'share', op: '>=' },
    ])
    const targets = await record.db
      .selectFrom('target')
      .selectAll()
      .where('year', '=', 2031)
      .orderBy('ordinal')
      .execute()
    expect((await rows(2031)).map(({ indicator_id }) => indicator_id)).toEqual(targets.map((one) => one.indicator_id))
    const published = await publishedYears(record.db).latest(madeUpCode, 2031)
    expect(published?.year.commitments.map(({ number }) => number)).toEqual(
      Array.from({ length: adopted.commitments }, (_, index) => index + 1),
    )
    expect(await verifyRecord(record.db, record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('the next version keeps number and task of the same target, sets others aside, and lists without being asked again', async () => {
    await adopt(madeUpReport({ year: 2032 }), true)
    const [gdp, jobs] = await rows(2032)
    const next = await adopt(madeUpReport({ year: 2032 }).replace('3000人以上', '4000人以上'), false)
    expect(next.targets).toBe(2)
    const after = await rows(2032)
    expect(after[0]).toMatchObject({ number: gdp?.number, task_id: gdp?.task_id, indicator_id: gdp?.indicator_id })
    expect(after[1]).toMatchObject({ number: 10_003, requirement: '城镇新增就业 4000人以上' })
    const old = await record.db
      .selectFrom('task')
      .select('status')
      .where('task_id', '=', jobs?.task_id ?? '')
      .executeTakeFirstOrThrow()
    expect(old.status).toBe('set-aside')
  })
})
