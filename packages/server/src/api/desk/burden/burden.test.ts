import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('burden, on $name', (server) => {
  let desk: TestReporting
  let units: { water: string; roads: string }
  let people: Record<'office' | 'mayor' | 'officer' | 'reader', SignedIn>
  let tasks: { water: string; roads: string }
  const october = 'year=2031&month=10'

  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-10-20T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
    people = {
      office: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      officer: await desk.person('unit-officer', units.water),
      reader: await desk.person('reader'),
    }
    await desk.person('unit-officer', units.roads)
    tasks = { water: await desk.task({ lead: units.water }), roads: await desk.task({ lead: units.roads }) }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    await done(people.office, 'POST', '/urges', { unitIds: [units.water] })
    const inspection = {
      ...{
        kind: 'daily',
        title: '暗渠督查',
        content: '查看工地。',
        scope: '全部',
        basis: '年度计划',
        from: '2031-10-12',
      },
      ...{ until: '2031-10-14', state: 'approved' },
    }
    await sql`insert into inspection (jurisdiction_id, inspection_id, kind, title, content, scope, basis, starts_on, ends_on, body,
        invited, state, steps, last_step, drafted_by, drafted_at, proposed_by, approver_id, number_year, ordinal)
      values (${desk.jurisdictionId}, '01900000-0000-7000-8000-000000000001', ${inspection.kind}, ${inspection.title},
        ${inspection.content}, ${inspection.scope}, ${inspection.basis}, ${inspection.from}, ${inspection.until},
        'supervision-office', '[]', 'draft', 0, null, ${people.office.personId}, now(), null, null, null, null)`.execute(
      desk.record.owner,
    )
    await sql`insert into inspection_unit (jurisdiction_id, inspection_id, unit_id) values
      (${desk.jurisdictionId}, '01900000-0000-7000-8000-000000000001', ${units.water})`.execute(desk.record.owner)
    await sql`insert into inspection_task (jurisdiction_id, inspection_id, task_id) values
      (${desk.jurisdictionId}, '01900000-0000-7000-8000-000000000001', ${tasks.water})`.execute(desk.record.owner)
  })
  afterAll(() => desk.drop())

  const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  /** The units with 水务局 first. */
  const ofWaterFirst = (all: { unit: string }[]) =>
    all.toSorted((a, b) => Number(b.unit === '水务局') - Number(a.unit === '水务局'))
  /** Lets the inspection take place, past its acts. */
  const approve = () =>
    sql`with step as (insert into inspection_step (jurisdiction_id, inspection_id, ordinal, prior, act, from_state, to_state,
        taken_by, person_id, at)
      select ${desk.jurisdictionId}, '01900000-0000-7000-8000-000000000001', n, nullif(n - 1, 0),
        (array['propose', 'approve'])[n], (array['draft', 'proposed'])[n], (array['proposed', 'approved'])[n], 'test',
        ${people.office.personId}::uuid, now() from generate_series(1, 2) n)
      update inspection set state = 'approved', steps = 2, last_step = 2, proposed_by = ${people.office.personId},
        approver_id = ${people.mayor.personId}, number_year = 2031, ordinal = 1`.execute(desk.record.owner)

  test('counts what each unit received in a month, and opens the rows', async () => {
    const before = await done(people.office, 'GET', `/burden?${october}`)
    expect(ofWaterFirst(before.units)).toMatchObject([
      { unit: '水务局', counts: { report: 1, urge: 1, inspection: 0 }, beside: 1, twice: 0, over: [] },
      { unit: '交通局', counts: { report: 1, urge: 0 }, beside: 0, twice: 0 },
    ])
    await approve()
    const [water] = ofWaterFirst((await done(people.office, 'GET', `/burden?${october}`)).units)
    expect(water).toMatchObject({ counts: { report: 1, urge: 1, inspection: 1 }, beside: 2, twice: 1 })
    const rows = await done(people.office, 'GET', `/burden/units/${units.water}?${october}`)
    expect(rows.asks.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['inspection', 'report', 'urge'])
    expect(rows.twice).toMatchObject([{ taskId: tasks.water }])
    expect((await done(people.office, 'GET', '/burden?year=2030&month=10')).units).toEqual([])
  })

  test('is read by a unit of its own alone, and by no reader', async () => {
    const own = (await done(people.officer, 'GET', `/burden?${october}`)).units
    expect(own.map(({ unitId }: { unitId: string }) => unitId)).toEqual([units.water])
    expect((await desk.ask(people.officer, 'GET', `/burden/units/${units.roads}?${october}`)).status).toBe(404)
    expect((await desk.ask(people.reader, 'GET', `/burden?${october}`)).status).toBe(403)
    const file = await desk.ask(people.officer, 'GET', `/burden/table.xlsx?${october}`)
    expect(file.status).toBe(200)
  })

  test('warns before what goes beyond the office’s own limit or asks again, and stops nothing', async () => {
    const check = (next: string, taskIds: string[] = []) =>
      done(people.office, 'POST', '/burden/check', { next, unitIds: [units.water, units.roads], taskIds })
    expect((await check('urge')).warnings).toEqual([])
    const rules = { urges: 1, slips: null, inspections: null, questions: null, total: 2 }
    const version = { kind: 'burden', rules, seenVersion: 0, validFrom: '2031-10-20', note: null }
    expect((await desk.ask(people.officer, 'POST', '/rules', version)).status).toBe(403)
    await done(people.office, 'POST', '/rules', version)
    expect((await check('urge')).warnings).toEqual([
      { unit: '水务局', words: '本月已收到催报催办1次，再发将超过设定的每月1次' },
      { unit: '水务局', words: '本月已收到各类督办要求2次，再发将超过设定的每月2次' },
    ])
    expect((await check('slip', [tasks.water])).warnings).toMatchObject([
      { words: expect.stringContaining('各类督办要求') },
      { unit: '水务局', words: '同一任务本月已有督查、催报、填报' },
    ])
    expect(
      (await desk.ask(people.officer, 'POST', '/burden/check', { next: 'urge', unitIds: [units.water], taskIds: [] }))
        .status,
    ).toBe(403)
    await done(people.office, 'POST', '/urges', { unitIds: [units.water] })
    expect(ofWaterFirst((await done(people.office, 'GET', `/burden?${october}`)).units)[0]).toMatchObject({
      over: ['urges', 'total'],
    })
  })

  test('can be stated by a bulletin, each number with its rows', async () => {
    const body = { kind: 'month', year: 2031, month: 10, sections: ['burden'] }
    const { bulletinId } = await done(people.office, 'POST', '/bulletins', body)
    const { facts } = await done(people.office, 'GET', `/bulletins/${bulletinId}`)
    expect(facts.figures['asked-urges']).toHaveLength(2)
    expect(facts.figures['asked-inspections']).toMatchObject([{ kind: 'inspection', unit: '水务局' }])
    expect(facts.figures['asked-twice']).toHaveLength(1)
  })
})
