import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { judgePeriod } from '../../../commands/judging/judge-period.ts'
import { addTestRole } from '../../../commands/people/add-role.fixture.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('closing the tasks of a year, on $name', (server) => {
  let desk: TestReporting
  let water: string
  let people: Record<'head' | 'officer' | 'stranger' | 'office' | 'both' | 'leader' | 'reader', SignedIn>
  let periods: readonly { readonly period_id: string; readonly starts_on: string }[]
  beforeAll(async () => {
    desk = await testReporting(server)
    water = await desk.unit('水务局')
    people = {
      head: await desk.person('unit-head', water, 'head@example.test'),
      officer: await desk.person('unit-officer', water),
      stranger: await desk.person('unit-head', await desk.unit('交通局')),
      office: await desk.person('supervisor'),
      both: await desk.person('unit-head', water),
      leader: await desk.person('leader'),
      reader: await desk.person('reader'),
    }
    await addTestRole(desk.record.db, desk.jurisdictionId, desk.clock.now, {
      ...{ personId: people.both.personId, role: 'supervisor', unitId: null, from: '2031-01-01' },
    })
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    periods = await desk.record.db
      .selectFrom('period')
      .select(['period_id', 'starts_on'])
      .orderBy('starts_on')
      .execute()
  })
  afterAll(() => desk.drop())

  let taskId: string
  let evidenceId: string
  beforeEach(async () => {
    taskId = await desk.task({ lead: water })
    evidenceId = await shown(taskId)
  })
  /** A piece of a task's evidence, uploaded by the office. */
  const shown = async (task: string): Promise<string> => {
    const bytes = new Uint8Array(Buffer.from('验收记录'))
    const begun = await desk.ask(people.office, 'POST', `/tasks/${task}/uploads`, {
      ...{ fileName: '验收单.txt', size: bytes.length, noSecrets: true, progressId: null },
      hash: createHash('sha256').update(bytes).digest('hex'),
    })
    await desk.ask(people.office, 'PUT', `/uploads/${begun.body.uploadId}?offset=0`, bytes)
    return (await desk.ask(people.office, 'POST', `/uploads/${begun.body.uploadId}/finish`)).body.evidenceId
  }
  const seen = async (who: SignedIn) => (await desk.ask(who, 'GET', `/tasks/${taskId}/closing`)).body
  const act = async (who: SignedIn, name: string, more: object = {}) => {
    const { steps } = await seen(people.office)
    return desk.ask(who, 'POST', `/tasks/${taskId}/closing`, { act: name, steps, ...more })
  }
  const asking = () => ({ words: '管网已建成通水。', evidenceIds: [evidenceId] })
  const waiting = async (who: SignedIn, kind: string) => {
    const { groups } = (await desk.ask(who, 'GET', '/workbench')).body
    const group = groups.find((one: { kind: string }) => one.kind === kind)
    return group?.items.map((item: { taskId: string }) => item.taskId) ?? null
  }
  const lightNow = async () => {
    const { tasks } = (await desk.ask(people.office, 'GET', '/overview')).body
    return tasks.find((task: { taskId: string }) => task.taskId === taskId).shown
  }

  test('asked for, returned, asked for again, verified by a second person, struck off', async () => {
    const clock = mayWriteByClock(desk.jurisdictionId)
    for (const { period_id } of periods.slice(0, 3)) await judgePeriod(desk.record.db, clock, desk.clock.now, period_id)
    const before = await lightNow()
    expect(await act(people.head, 'ask-close', { words: '已建成。' })).toMatchObject({
      status: 422,
      body: { reason: 'missing' },
    })
    expect(await act(people.head, 'ask-close', { ...asking(), words: '秘密★已建成' })).toMatchObject({
      body: { reason: 'secrecy-mark' },
    })
    expect(await act(people.head, 'ask-close', asking())).toMatchObject({ status: 200, body: { state: 'close-asked' } })
    expect(await waiting(people.office, 'to-verify')).toEqual([taskId])
    expect((await act(people.office, 'return-close')).status).toBe(422)
    await act(people.office, 'return-close', { reason: '缺少通水记录' })
    expect(await waiting(people.head, 'close-returned')).toEqual([taskId])
    expect((await seen(people.officer)).history.at(-1)).toMatchObject({ reason: '缺少通水记录' })
    await act(people.both, 'ask-close', asking())
    expect(await waiting(people.both, 'to-verify')).toEqual([])
    const verifying = { words: '现场核验属实。', grade: 'good' }
    expect(await act(people.both, 'verify', verifying)).toMatchObject({ status: 403, body: { reason: 'forbidden' } })
    expect(await act(people.office, 'verify', verifying)).toMatchObject({ status: 200, body: { state: 'closed' } })
    // the month that runs turns blue beside the light that was given; the months before stay as they were
    expect(await lightNow()).toEqual([...before.slice(0, -1), 'blue'])
    const record = (await desk.ask(people.office, 'GET', `/tasks/${taskId}/record`)).body
    expect(record.task.status).toBe('closed')
    expect(record.lights[0]).toMatchObject({ light: 'blue', grounds: [], said: { words: '' } })
    const { rows } = (await desk.ask(people.office, 'GET', '/tasks?year=2031')).body
    expect(rows.find((row: { taskId: string }) => row.taskId === taskId)).toMatchObject({ light: { light: 'blue' } })
    expect(await waiting(people.office, 'to-strike-off')).toEqual([taskId])
    expect((await act(people.head, 'strike-off')).status).toBe(403)
    expect(await act(people.office, 'strike-off')).toMatchObject({ body: { state: 'struck-off' } })
    expect((await seen(people.office)).acts).toEqual([])
    const mails = await desk.record.db
      .selectFrom('mail')
      .select(['kind', 'body'])
      .where('kind', 'like', 'task.close%')
      .execute()
    expect(mails.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['task.close-returned', 'task.closed']))
    expect(JSON.stringify(mails)).not.toContain('通水')
  })

  test('who stands in for the asker and for a third verifies in the place of the third', async () => {
    const third = await desk.person('supervisor')
    for (const { personId } of [people.both, third])
      await sql`insert into delegation (jurisdiction_id, delegation_id, from_person_id, to_person_id, valid_from, valid_to, made_by, made_at)
        values (${desk.jurisdictionId}, gen_random_uuid(), ${personId}, ${people.reader.personId}, '2031-03-01', '2031-03-31', 'test', now())`.execute(
        desk.record.owner,
      )
    await act(people.both, 'ask-close', asking())
    expect((await act(people.reader, 'verify', { words: '属实。', grade: 'good' })).status).toBe(200)
    const step = await desk.record.db
      .selectFrom('task_closing_step')
      .select('on_behalf_of')
      .where('task_id', '=', taskId)
      .where('act', '=', 'verify')
      .executeTakeFirstOrThrow()
    expect(step.on_behalf_of).toBe(third.personId)
    await sql`delete from delegation where to_person_id = ${people.reader.personId}`.execute(desk.record.owner)
  })

  test('a task closed after the year counts in its last month', async () => {
    const at = desk.clock.now
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), new Date('2031-12-02T04:00:00Z'))
    await act(people.head, 'ask-close', asking())
    desk.clock.now = new Date('2032-01-12T04:00:00Z')
    await act(people.office, 'verify', { words: '属实。', grade: 'passed' })
    desk.clock.now = at
    const lights = await desk.record.db
      .selectFrom('light')
      .innerJoin('period', 'period.period_id', 'light.period_id')
      .select(['period.ordinal', 'light.light'])
      .where('task_id', '=', taskId)
      .execute()
    expect(lights).toEqual([{ ordinal: 12, light: 'blue' }])
  })

  test('is refused to who is not in place, of a task not under way, and to who saw less', async () => {
    const said = async (who: SignedIn, name: string) => (await act(who, name, asking())).status
    expect(await said(people.officer, 'ask-close')).toBe(403)
    expect(await said(people.stranger, 'ask-close')).toBe(404)
    for (const who of [people.leader, people.reader, people.office]) expect(await said(who, 'ask-close')).toBe(403)
    expect((await desk.ask(people.reader, 'GET', `/tasks/${taskId}/closing`)).status).toBe(403)
    expect((await desk.ask(people.stranger, 'GET', `/tasks/${taskId}/closing`)).status).toBe(404)
    const foreign = await shown(await desk.task({ lead: water }))
    expect(await act(people.head, 'ask-close', { ...asking(), evidenceIds: [foreign] })).toMatchObject({
      body: { reason: 'unknown-file' },
    })
    const body = { act: 'ask-close', steps: 7, ...asking() }
    expect((await desk.ask(people.head, 'POST', `/tasks/${taskId}/closing`, body)).body.reason).toBe('stale')
    const unsigned = await desk.task({ lead: water, status: 'assigned' })
    expect(
      (
        await desk.ask(people.head, 'POST', `/tasks/${unsigned}/closing`, {
          ...body,
          steps: 0,
          evidenceIds: [await shown(unsigned)],
        })
      ).body.reason,
    ).toBe('conflict')
  })

  test('the database refuses a step that is not in the table, and a state to which no step led', async () => {
    await act(people.head, 'ask-close', asking())
    const step = sql`insert into task_closing_step (jurisdiction_id, task_id, ordinal, prior, act, from_state, to_state,
      taken_by, person_id, at, words, evidence)
      values (${desk.jurisdictionId}, ${taskId}, 2, 1, 'strike-off', 'close-asked', 'struck-off', 'x',
        ${people.office.personId}, now(), null, '[]')`
    await expect(step.execute(desk.record.db)).rejects.toThrow('check')
    const state = desk.record.db
      .updateTable('task_closing')
      .set({ state: 'open', steps: 0, last_step: null })
      .where('task_id', '=', taskId)
    await state.execute()
    const jump = desk.record.db
      .updateTable('task_closing')
      .set({ state: 'open', steps: 1, last_step: 1 })
      .where('task_id', '=', taskId)
    await expect(jump.execute()).rejects.toThrow('foreign key')
    const self = desk.record.db
      .updateTable('task_closing')
      .set({ verified_by: people.head.personId })
      .where('task_id', '=', taskId)
    await expect(self.execute()).rejects.toThrow('check')
    await desk.record.db
      .updateTable('task_closing')
      .set({ state: 'close-asked', steps: 1, last_step: 1 })
      .where('task_id', '=', taskId)
      .execute()
  })

  test('a purge takes the words with the tasks of the report', async () => {
    await act(people.head, 'ask-close', { ...asking(), words: '暗渠坐标已核对' })
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, { path: desk.evidence })
    const left = await sql<{ found: boolean }>`select exists (select from task_closing_step where words like '%暗渠%')
      or exists (select from vault where strpos(convert_from(content, 'UTF8'), '暗渠') > 0) as found`.execute(
      desk.record.owner,
    )
    expect(left.rows[0]?.found).toBe(false)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
