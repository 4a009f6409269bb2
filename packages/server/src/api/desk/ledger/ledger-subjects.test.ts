import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import type { LedgerRow } from '../../../queries/ledger/list-ledger.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('lines of the ledger on $name', (server) => {
  let desk: TestReporting
  let supervisor: SignedIn
  let task: string
  let number: string
  let wording: string
  beforeAll(async () => {
    desk = await testReporting(server)
    const lead = await desk.unit('水务局')
    const officer = await desk.person('unit-officer', lead)
    supervisor = await desk.person('supervisor')
    await desk.task({ lead, status: 'assigned' })
    task = await desk.task({ lead, status: 'assigned' })
    const signed = await desk.ask(officer, 'POST', '/signings', { items: [{ taskId: task, unitId: lead }] })
    expect(signed.status).toBe(200)
    await desk.ask(supervisor, 'POST', '/urges', {})
    const row = (await desk.ask(supervisor, 'GET', `/tasks/${task}/record`)).body.task
    number = row.part === 1 ? `${row.number}` : `${row.number}-${row.part}`
    wording = row.wording
  })
  afterAll(() => desk.drop())

  const lines = async (words: string): Promise<readonly LedgerRow[]> =>
    (await desk.ask(supervisor, 'GET', `/ledger?words=${encodeURIComponent(words)}`)).body.rows

  test('say which task they are about', async () => {
    const [line] = (await desk.ask(supervisor, 'GET', '/ledger?kind=task.signed')).body.rows
    expect(line.about).toEqual({ taskId: task, about: `2031年第 ${number} 项 ${wording}` })
  })

  test('are found by number, words, unit and person, and nothing else is', async () => {
    for (const words of [number, `第 ${number} 项`, wording]) {
      const found = await lines(words)
      expect(found.map(({ kind }) => kind)).toContain('task.signed')
      expect(new Set(found.map(({ about }) => about?.taskId))).toEqual(new Set([task]))
    }
    expect((await lines('测试人员')).length).toBeGreaterThan(0)
    // a sign of a pattern is that sign
    expect(await lines('%')).toEqual([])
    expect(await lines('查无此事')).toEqual([])
  })
})
