import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('readings of indicators on $name', (server) => {
  let desk: TestReporting
  let office: SignedIn
  let officer: SignedIn
  let other: SignedIn
  let unitId: string

  beforeAll(async () => {
    desk = await testReporting(server)
    office = await desk.person('supervisor')
    unitId = await desk.unit('统计局')
    officer = await desk.person('unit-officer', unitId)
    other = await desk.person('unit-officer', await desk.unit('水利局'))
  })
  afterAll(async () => desk?.drop())

  const list = async (who: SignedIn) => (await desk.ask(who, 'GET', '/indicators')).body.indicators
  const keep = (indicatorId: string, body: object) =>
    desk.ask(office, 'PUT', `/indicators/${indicatorId}/keeper`, { unitId: null, personId: null, ...body })
  const enter = (who: SignedIn, indicatorId: string, body: object) =>
    desk.ask(who, 'POST', `/indicators/${indicatorId}/readings`, {
      year: 2030,
      month: 12,
      source: '统计局核定',
      ...body,
    })
  const numeric = async () => {
    const found = (await list(office)).find(
      (one: { numeric: boolean; kind: string }) => one.numeric && one.kind !== 'rank',
    )
    if (!found) throw new Error('the report has no figure')
    return found
  }

  test('who is named gets the message and the right for that indicator alone', async () => {
    const { indicatorId } = await numeric()
    const second = (await list(office)).find((one: { indicatorId: string }) => one.indicatorId !== indicatorId)
    expect(await list(officer)).toEqual([])
    expect((await enter(officer, indicatorId, { value: '6.3' })).status).toBe(404)
    expect((await keep(indicatorId, { unitId })).status).toBe(200)
    const told = (await desk.ask(officer, 'GET', '/messages')).body
    expect(told.messages[0]).toMatchObject({ kind: 'reading-asked', subjectId: indicatorId })
    expect(told.messages[0].words).toContain('统计局')
    expect((await list(officer)).map((one: { indicatorId: string }) => one.indicatorId)).toEqual([indicatorId])
    expect(await list(other)).toEqual([])
    expect((await enter(officer, second.indicatorId, { value: '1', text: '达标' })).status).toBe(404)
    expect((await enter(officer, indicatorId, { value: '6.3' })).status).toBe(200)
    expect((await desk.ask(officer, 'GET', '/messages')).body.messages[0].settledAt).not.toBeNull()
  })

  test('of a year that is over the reading stands beside the report’s, and is corrected by entering it again', async () => {
    const { indicatorId } = await numeric()
    await enter(office, indicatorId, { value: '6.3' })
    const again = await enter(office, indicatorId, { value: '6.1' })
    expect(again.body).toMatchObject({ corrected: true })
    const now = (await list(office)).find((one: { indicatorId: string }) => one.indicatorId === indicatorId)
    const entered = now.readings.filter(({ from }: { from: string }) => from === 'entered')
    expect(entered).toMatchObject([{ start: '2030-01-01', end: '2031-01-01', source: '统计局核定' }])
    expect(Number(entered[0].value)).toBe(6.1)
  })

  test('who is no longer named may no more; one person may be named instead of a unit', async () => {
    const { indicatorId } = await numeric()
    expect((await keep(indicatorId, { personId: other.personId })).status).toBe(200)
    expect((await enter(officer, indicatorId, { value: '6.3' })).status).toBe(404)
    expect((await enter(other, indicatorId, { value: '6.4' })).status).toBe(200)
    expect((await keep(indicatorId, { unitId, personId: other.personId })).status).toBe(422)
    const asOther = await desk.ask(officer, 'PUT', `/indicators/${indicatorId}/keeper`, { unitId, personId: null })
    expect(asOther.status).toBe(403)
  })

  test('what cannot be a reading is refused with what to do', async () => {
    const { indicatorId } = await numeric()
    expect((await enter(office, indicatorId, {})).body.detail).toContain('数值')
    expect((await enter(office, indicatorId, { value: '1', year: 2031, month: 3 })).body.detail).toContain('还没有结束')
    expect((await enter(office, indicatorId, { value: '1', source: '机密★1年' })).status).toBe(422)
  })
})
