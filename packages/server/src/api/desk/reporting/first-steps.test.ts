import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the first steps of a place, on $name', (server) => {
  let desk: TestReporting
  beforeAll(async () => {
    desk = await testReporting(server)
  }, 300_000)
  afterAll(() => desk.drop())

  test('each role is led through its own, and the list is gone once these are done', async () => {
    const open = async (who: Awaited<ReturnType<TestReporting['person']>>) =>
      (await desk.ask(who, 'GET', '/first-steps')).body.steps
        .filter(({ done }: { done: boolean }) => !done)
        .map(({ step, own }: { step: string; own: boolean }) => (own ? step : `(${step})`))
    const system = await desk.person('system-administrator')
    expect(await open(system)).toEqual(['units', 'people', 'administrators', '(roles)', '(handing-out)'])
    const supervisor = await desk.person('supervisor')
    const unit = await desk.unit('水务局')
    // units and report are there; what is left is others' but the last
    expect(await open(supervisor)).toEqual(['(administrators)', '(roles)', 'handing-out'])
    const security = await desk.person('security-administrator')
    expect(await open(system)).toEqual(['administrators', '(roles)', '(handing-out)'])
    await desk.person('audit-administrator')
    expect(await open(system)).toEqual([])
    expect(await open(security)).toEqual(['roles', '(handing-out)'])
    const officer = await desk.person('unit-officer', unit)
    expect(await open(security)).toEqual([])
    await desk.task({ lead: unit, status: 'assigned' })
    expect(await open(supervisor)).toEqual([])
    expect((await desk.ask(officer, 'GET', '/first-steps')).body.steps).toEqual([])
  })
})
