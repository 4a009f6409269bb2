import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('views people keep, on $name', (server) => {
  let desk: TestDesk
  let one: TestBrowser
  let other: TestBrowser
  beforeAll(async () => {
    desk = await testDesk(server)
    one = (await desk.signedIn({ role: 'supervisor' })).browser
    other = (await desk.signedIn({ role: 'leader' })).browser
  })
  afterAll(() => desk.record.drop())

  const names = async (browser: TestBrowser) =>
    (await (await browser.get('/990101/views?screen=tasks')).json()).views.map(
      ({ name, own, content }: { name: string; own: boolean; content: object }) => [name, own, content],
    )
  const keep = (browser: TestBrowser, name: string, shared: boolean, content: object = { group: 'lead' }) =>
    browser.post('/990101/views', { screen: 'tasks', name, shared, content })

  test('one’s own and those that others share are shown; keeping a name again takes its place', async () => {
    await keep(one, '我的', false)
    await keep(one, '全科室', true)
    await keep(one, '我的', false, { light: 'red' })
    expect(await names(one)).toEqual([
      ['全科室', true, { group: 'lead' }],
      ['我的', true, { light: 'red' }],
    ])
    expect(await names(other)).toEqual([['全科室', false, { group: 'lead' }]])
  })

  test('nobody takes another’s view away', async () => {
    const { views } = await (await other.get('/990101/views?screen=tasks')).json()
    const drop = (browser: TestBrowser) => browser.post(`/990101/views/${views[0].viewId}/removal`)
    expect((await drop(other)).status).toBe(200)
    expect(await names(other)).toHaveLength(1)
    expect((await drop(one)).status).toBe(200)
    expect(await names(other)).toEqual([])
  })

  test('what is no view is refused in words', async () => {
    const answer = await keep(one, '', false)
    expect(answer.status).toBe(422)
    expect((await answer.json()).detail).toContain('“名称”不能为空')
  })

  test('views are small, few, and shared by those who supervise', async () => {
    expect((await keep(other, '大家的', true)).status).toBe(403)
    const large = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`k${index}`, 'x'.repeat(1900)]))
    expect((await keep(one, '大', false, large)).status).toBe(422)
    // also where they are kept all at once
    const made = await Promise.all(Array.from({ length: 40 }, (_, index) => keep(other, `视图${index}`, false)))
    expect(made.filter(({ status }) => status === 200)).toHaveLength(30)
    expect((await keep(other, '再一个', false)).status).toBe(422)
    expect((await keep(other, (await names(other))[0]?.[0] ?? '', false, { light: 'red' })).status).toBe(200)
  })
})
