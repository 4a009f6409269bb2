import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('groups of units on $name', (server) => {
  let desk: TestReporting
  let office: SignedIn
  const towns: { unitId: string; head: SignedIn; name: string }[] = []
  let group: string
  const drafted: string[] = []
  const year = 2031

  beforeAll(async () => {
    desk = await testReporting(server)
    office = await desk.person('supervisor')
    for (const name of ['东河镇', '西坪乡', '南岭乡']) {
      const unitId = await desk.unit(name)
      towns.push({ unitId, name, head: await desk.person('unit-head', unitId) })
    }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    const added = await desk.ask(office, 'POST', '/units', {
      ...{ name: '各乡镇', shortName: '各乡镇', aliases: [], kind: 'group', parentId: null },
      memberIds: towns.map(({ unitId }) => unitId),
    })
    expect(added.status).toBe(200)
    group = added.body.unitId
    // laid out before the table is read: its answer is kept until the record changes
    for (let made = 0; made < 6; made++) drafted.push(await desk.task({ lead: group, status: 'drafted' }))
  })
  afterAll(async () => desk?.drop())

  const task = async () => {
    const taskId = drafted.pop()
    if (taskId === undefined) throw new Error('no task is left')
    const { revision } = await row(taskId)
    const named = await desk.ask(office, 'POST', '/tasks/edit', {
      tasks: [{ taskId, revision }],
      patch: { leadIds: [group], partnerIds: [] },
    })
    expect(named.status).toBe(200)
    return taskId
  }
  const row = async (taskId: string) => {
    const { body } = await desk.ask(office, 'GET', `/tasks?year=${year}`)
    return body.rows.find((one: { taskId: string }) => one.taskId === taskId)
  }
  const handOut = async (taskId: string) => {
    const { revision } = await row(taskId)
    expect((await desk.ask(office, 'POST', '/tasks/assign', { tasks: [{ taskId, revision }] })).status).toBe(200)
  }
  const town = (index: number) => {
    const found = towns[index]
    if (!found) throw new Error('no such town')
    return found
  }
  const sign = (taskId: string, index: number) =>
    desk.ask(town(index).head, 'POST', '/signings', { items: [{ taskId, unitId: town(index).unitId }] })
  const period = async () => (await desk.ask(office, 'GET', '/urges')).body.period
  const report = async (taskId: string, index: number, percent: string) => {
    const { head } = town(index)
    const { periodId } = await period()
    const saved = await desk.ask(head, 'PUT', `/tasks/${taskId}/progress/${periodId}`, {
      revision: null,
      content: {
        ...{ unchanged: false, percent, situation: `完成${percent}%。`, problems: '', nextStep: '', coordination: '' },
        figures: [],
      },
    })
    expect(saved.status).toBe(200)
    const { progressId, revision } = saved.body.report
    const sent = await desk.ask(head, 'POST', '/progress/acts', { act: 'send', items: [{ progressId, revision }] })
    expect(sent.status).toBe(200)
    return progressId as string
  }

  test('each member signs, owes and sends its own report; the office sees who has', async () => {
    const taskId = await task()
    await handOut(taskId)
    const { body } = await desk.ask(town(0).head, 'GET', '/my-tasks')
    expect(body.tasks).toMatchObject([{ taskId, as: 'member', accountable: true, answer: null, leadUnit: '各乡镇' }])
    await sign(taskId, 0)
    expect(await row(taskId)).toMatchObject({ status: 'active', members: { of: 3, reported: 0 } })
    const owed = async () =>
      (await desk.ask(office, 'GET', '/urges')).body.units.map(({ unit }: { unit: string }) => unit).toSorted()
    expect(await owed()).toEqual(towns.map(({ name }) => name).toSorted())
    const counts = async () => {
      const { body } = await desk.ask(office, 'GET', '/periods/standing')
      const { periodId } = await period()
      const { tasks, unreported } = body.periods.find((one: { periodId: string }) => one.periodId === periodId)
      return { tasks, unreported }
    }
    expect(await counts()).toEqual({ tasks: 3, unreported: 3 })

    await report(taskId, 0, '30')
    expect(await row(taskId)).toMatchObject({ members: { of: 3, reported: 1 } })
    expect(await owed()).toEqual(['西坪乡', '南岭乡'].toSorted())
    expect(await counts()).toEqual({ tasks: 3, unreported: 2 })
    const acts = await desk.ask(office, 'GET', `/tasks/${taskId}/acts`)
    expect(
      acts.body.members.map((one: { unit: string; reported: boolean; percent: string }) => [
        one.unit,
        one.reported,
        one.percent,
      ]),
    ).toEqual([
      ['东河镇', true, '30'],
      ['西坪乡', false, null],
      ['南岭乡', false, null],
    ])
    // a supervisor who opens the form by itself sees the report that waits
    const { periodId } = await period()
    const opened = await desk.ask(office, 'GET', `/tasks/${taskId}/progress/${periodId}`)
    expect(opened.body.report).toMatchObject({ unitId: town(0).unitId, percent: '30' })
    const workbench = await desk.ask(office, 'GET', '/workbench')
    const waits = workbench.body.groups.find(({ kind }: { kind: string }) => kind === 'not-reported')
    expect(waits.count).toBe(2)
  })

  test('nobody of another member sees or sends what a member has not sent', async () => {
    const taskId = await task()
    await handOut(taskId)
    await sign(taskId, 0)
    const { periodId } = await period()
    const saved = await desk.ask(town(0).head, 'PUT', `/tasks/${taskId}/progress/${periodId}`, {
      revision: null,
      content: {
        ...{ unchanged: false, percent: '10', situation: '草稿。', problems: '', nextStep: '', coordination: '' },
        figures: [],
      },
    })
    const { progressId, revision } = saved.body.report
    const other = town(1).head
    const form = await desk.ask(other, 'GET', `/tasks/${taskId}/progress/${periodId}?unitId=${town(0).unitId}`)
    expect(form.body).toMatchObject({ report: null, may: { write: false, send: false } })
    const own = await desk.ask(other, 'GET', `/tasks/${taskId}/progress/${periodId}`)
    expect(own.body).toMatchObject({ report: null, may: { write: true } })
    const items = [{ progressId, revision }]
    expect((await desk.ask(other, 'POST', '/progress/acts', { act: 'send', items })).status).toBe(404)
    expect((await desk.ask(other, 'GET', `/tasks/${taskId}/record`)).body.reports).toEqual([])
  })

  test('the light is of all: mean of the percents once every report is accepted, late while one is missing', async () => {
    const taskId = await task()
    await handOut(taskId)
    await sign(taskId, 0)
    const ids = [await report(taskId, 0, '10'), await report(taskId, 1, '20')]
    const accept = async (progressId: string) => {
      const waiting = (await desk.ask(office, 'GET', '/progress/waiting?for=supervisor')).body.reports
      const { revision } = waiting.find(
        (one: { report: { progressId: string } }) => one.report.progressId === progressId,
      ).report
      const done = await desk.ask(office, 'POST', '/progress/acts', {
        act: 'accept',
        items: [{ progressId, revision }],
      })
      expect(done.status).toBe(200)
    }
    for (const id of ids) await accept(id)
    expect((await row(taskId)).light).toBeNull()
    await accept(await report(taskId, 2, '60'))
    expect(await row(taskId)).toMatchObject({ report: 'accepted', percent: '30', light: { light: 'green' } })
  })

  test('the light of members is not hidden by a draft for all that was left from before', async () => {
    const taskId = await task()
    await handOut(taskId)
    await sign(taskId, 0)
    await sql`insert into progress (jurisdiction_id, progress_id, task_id, period_id, unit_id, state, percent, written_by, written_at)
      values (${desk.jurisdictionId}, gen_random_uuid(), ${taskId}, ${(await period()).periodId}, ${group}, 'draft', 1, 'test',
        ${desk.clock.now})`.execute(desk.record.owner)
    for (const [index, percent] of ['20', '30', '40'].entries()) {
      const progressId = await report(taskId, index, percent)
      const waiting = (await desk.ask(office, 'GET', '/progress/waiting?for=supervisor')).body.reports
      const { revision } = waiting.find(
        (one: { report: { progressId: string } }) => one.report.progressId === progressId,
      ).report
      const items = [{ progressId, revision }]
      expect((await desk.ask(office, 'POST', '/progress/acts', { act: 'accept', items })).status).toBe(200)
    }
    expect((await row(taskId)).light).toMatchObject({ light: 'green' })
  })

  test('one reports for all where the office says so, and the others owe nothing', async () => {
    const taskId = await task()
    const { revision } = await row(taskId)
    const chosen = await desk.ask(office, 'POST', '/tasks/edit', {
      tasks: [{ taskId, revision }],
      patch: { speakerId: town(1).unitId },
    })
    expect(chosen.status).toBe(200)
    await handOut(taskId)
    await sign(taskId, 0)
    expect((await row(taskId)).status).toBe('assigned')
    await sign(taskId, 1)
    expect(await row(taskId)).toMatchObject({ status: 'active', members: null })
    const mine = async (index: number) =>
      (await desk.ask(town(index).head, 'GET', '/my-tasks')).body.tasks.find(
        (one: { taskId: string }) => one.taskId === taskId,
      )
    expect(await mine(0)).toMatchObject({ accountable: false, mayWrite: false })
    expect(await mine(1)).toMatchObject({ accountable: true, mayWrite: true })
    const id = await report(taskId, 1, '40')
    const form = await desk.ask(town(0).head, 'GET', `/tasks/${taskId}/progress/${(await period()).periodId}`)
    expect(form.body).toMatchObject({ report: { progressId: id }, may: { write: false } })
  })

  test('a member that comes or goes follows in running tasks; wrong members are refused', async () => {
    const taskId = await task()
    const added = await desk.unit('北川乡')
    const { body } = await desk.ask(office, 'GET', '/units')
    const unit = body.units.find((one: { unitId: string }) => one.unitId === group)
    const fields = { name: '各乡镇', shortName: '各乡镇', aliases: [], parentId: null, from: null }
    const put = (said: object) =>
      desk.ask(office, 'PUT', `/units/${group}`, { ...fields, revision: unit.revision, ...said })
    expect((await put({ kind: 'department', memberIds: [added] })).status).toBe(422)
    expect((await put({ kind: 'group', memberIds: [group] })).status).toBe(422)
    const memberIds = [added, ...towns.slice(1).map(({ unitId }) => unitId)]
    expect((await put({ kind: 'group', memberIds })).status).toBe(200)
    const record = await desk.ask(office, 'GET', `/tasks/${taskId}/record`)
    expect(record.body.task.members.map(({ unit: name }: { unit: string }) => name)).toEqual([
      '北川乡',
      '西坪乡',
      '南岭乡',
    ])
  })
})
