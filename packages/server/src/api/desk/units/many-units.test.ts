import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { CheckedUnit, UnitListed } from './unit-routes.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('many units at once, on $name', (server) => {
  let desk: TestReporting
  let system: SignedIn
  beforeAll(async () => {
    desk = await testReporting(server)
    system = await desk.person('system-administrator')
  }, 60_000)
  afterAll(() => desk.drop())
  const lines = async (text: string) =>
    (await desk.ask(system, 'POST', '/units/lines', { text })).body.units as readonly CheckedUnit[]
  const add = (units: readonly CheckedUnit[]) =>
    desk.ask(system, 'POST', '/units/several', {
      units: units.map(({ name, shortName, aliases, kind, parent }) => ({ name, shortName, aliases, kind, parent })),
    })
  const listed = async () => (await desk.ask(system, 'GET', '/units')).body.units as readonly UnitListed[]

  test('pasted lines are looked at, added in their order with their parents, and known the second time', async () => {
    const text = '单位名称\t上级单位\n县林草局\t\n县林场\t林草局\n石桥镇\t\n县发展和改革局\t'
    const read = await lines(text)
    expect(read.map(({ shortName, kind, state }) => [shortName, kind, state])).toEqual([
      ['林草局', 'department', 'new'],
      ['林场', 'other', 'new'],
      ['石桥镇', 'township', 'new'],
      ['发改局', 'department', 'new'],
    ])
    expect((await add(read)).body).toEqual({ kind: 'added', count: 4 })
    const units = await listed()
    const names = units.map(({ shortName }) => shortName).filter((name) => read.some((one) => one.shortName === name))
    expect(names).toEqual(['林草局', '林场', '石桥镇', '发改局'])
    const forest = units.find(({ shortName }) => shortName === '林草局')
    expect(units.find(({ shortName }) => shortName === '林场')?.parentId).toBe(forest?.unitId)
    expect((await lines(text)).map(({ state }) => state)).toEqual(['known', 'known', 'known', 'known'])
    expect((await add(read)).body).toEqual({ kind: 'added', count: 0 })
  })

  test('what of a list is no unit or cannot be read is told, and a pasted list of names is a list', async () => {
    const { body } = await desk.ask(system, 'POST', '/units/lines', {
      text: '单位名称\t类别\n一、县直部门\t\n县地震局\t政府部门\n县档案馆\t二类\n合计\t2',
    })
    expect(body).toMatchObject({
      units: [
        { name: '县地震局', troubles: [] },
        { name: '县档案馆', troubles: [expect.stringContaining('二类')] },
      ],
      leftOut: [{ row: 2 }, { row: 5, text: '合计 2' }],
    })
    expect((await lines('县地震局，县档案馆，县文联')).map(({ name }) => name)).toEqual([
      '县地震局',
      '县档案馆',
      '县文联',
    ])
    expect(await lines('县地震局 地震局')).toMatchObject([{ name: '县地震局', shortName: '地震局' }])
  })

  test('a unit of nobody is refused and none of the list is added', async () => {
    const read = await lines('全称\t上级\n县茶叶站\t不存在的局\n县蚕桑站\t')
    const answer = await add(read)
    expect([answer.status, answer.body.reason]).toEqual([422, 'wrong-parent'])
    expect((await listed()).some(({ name }) => name === '县蚕桑站')).toBe(false)
  })

  test('the usual units of a county stand ready, those that are there already unticked; nobody else adds any', async () => {
    const usual = (await desk.ask(system, 'GET', '/units/usual')).body.units as readonly CheckedUnit[]
    expect(usual.length).toBeGreaterThan(30)
    expect(usual.find(({ shortName }) => shortName === '发改局')?.state).toBe('alike')
    const officer = await desk.person('unit-officer', await desk.unit('水务局'))
    expect((await desk.ask(officer, 'GET', '/units/usual')).status).toBe(403)
  })

  test('a sort number moves a unit everywhere', async () => {
    const town = (await listed()).find(({ shortName }) => shortName === '石桥镇')
    if (!town) throw new Error('not there')
    const { name, shortName, aliases, kind, parentId, revision } = town
    const body = { name, shortName, aliases, kind, parentId, revision, from: null, position: 0 }
    expect((await desk.ask(system, 'PUT', `/units/${town.unitId}`, body)).status).toBe(200)
    expect((await listed())[0]?.unitId).toBe(town.unitId)
  })
})
