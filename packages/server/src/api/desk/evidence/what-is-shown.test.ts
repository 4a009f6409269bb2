import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { sheetSource } from '../../../exchange/tasks/sheet-source.ts'
import { taskSheet } from '../../../exchange/tasks/task-sheet.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const words = {
  situation: '写给领导看的进展',
  problems: '不外传的问题',
  nextStep: '下一步打算',
  coordination: '请求协调',
}

describe.each(oneTestServer(import.meta.filename, process.env))('what a unit has not sent, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'officer' | 'head' | 'partner' | 'stranger' | 'supervisor' | 'leader' | 'reader', SignedIn>
  let units: readonly [lead: string, partner: string]
  let task: string
  let period: string
  beforeAll(async () => {
    desk = await testReporting(server)
    units = [await desk.unit('交通局'), await desk.unit('水利局')]
    const [lead, partner] = units
    people = {
      officer: await desk.person('unit-officer', lead),
      head: await desk.person('unit-head', lead),
      partner: await desk.person('unit-officer', partner),
      stranger: await desk.person('unit-officer', await desk.unit('文旅局')),
      supervisor: await desk.person('supervisor'),
      leader: await desk.person('leader'),
      reader: await desk.person('reader'),
    }
    const { db } = desk.record
    period = '019b0000-0000-7000-8000-000000000003'
    await db
      .insertInto('period')
      .values({
        jurisdiction_id: desk.jurisdictionId,
        period_id: period,
        year: 2031,
        kind: 'month',
        ordinal: 3,
        starts_on: '2031-03-01',
        ends_on: '2031-04-01',
        due_on: '2031-04-08',
        opened_at: desk.clock.now,
        closed_at: null,
        closed_by: null,
      })
      .execute()
  })
  afterAll(() => desk.drop())
  beforeEach(async () => {
    task = await desk.task({ lead: units[0], partners: [units[1]] })
    const content = { unchanged: false, percent: '50', ...words, figures: [] }
    const saved = await desk.ask(people.officer, 'PUT', `/tasks/${task}/progress/${period}`, {
      revision: null,
      content,
    })
    expect(saved.status).toBe(200)
  })

  const report = async () => (await desk.ask(people.officer, 'GET', `/tasks/${task}/progress/${period}`)).body.report
  const move = async (who: SignedIn, act: string, reason: string | null = null) => {
    const { progressId, revision } = await report()
    const moved = await desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision }], reason })
    expect(moved.body.refused ?? []).toEqual([])
  }
  const add = async (who: SignedIn, progressId: string | null = null) => {
    const bytes = new Uint8Array(Buffer.from(`${Math.random()} 现场记录`))
    const begun = await desk.ask(who, 'POST', `/tasks/${task}/uploads`, {
      fileName: '记录.txt',
      size: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      noSecrets: true,
      progressId,
    })
    if (begun.status !== 200) return begun
    await desk.ask(who, 'PUT', `/uploads/${begun.body.uploadId}?offset=0`, bytes)
    return desk.ask(who, 'POST', `/uploads/${begun.body.uploadId}/finish`)
  }
  /** Who sees the words of the report and its file, on any screen or by any address. */
  const seenBy = async (evidenceId: string) => {
    const seen: string[] = []
    for (const [name, who] of Object.entries(people)) {
      const answers = await Promise.all(
        [
          `/tasks/${task}/record`,
          `/tasks/${task}/progress/${period}`,
          `/tasks/${task}/evidence`,
          `/evidence/${evidenceId}/file`,
        ].map((path) => desk.ask(who, 'GET', path)),
      )
      const zip = await desk.ask(who, 'GET', `/tasks/${task}/evidence.zip`)
      const packed = zip.status === 200 && Buffer.from(await zip.response.arrayBuffer()).includes('记录.txt')
      const text = JSON.stringify(answers.map(({ body }) => body ?? null))
      const told = [text.includes(words.situation), text.includes(evidenceId), answers[3]?.status === 200, packed]
      expect([name, new Set(told).size]).toEqual([name, 1])
      if (told[0]) seen.push(name)
    }
    return seen
  }

  test('is seen by the unit alone, with its files, until it is sent, and again while it is mended', async () => {
    const { body: file } = await add(people.officer, (await report()).progressId)
    expect(await seenBy(file.evidenceId)).toEqual(['officer', 'head'])
    await move(people.officer, 'send-to-head')
    expect(await seenBy(file.evidenceId)).toEqual(['officer', 'head'])
    await move(people.head, 'return-by-head', '再核一遍')
    expect(await seenBy(file.evidenceId)).toEqual(['officer', 'head'])
    await move(people.head, 'send')
    const everybody = ['officer', 'head', 'partner', 'supervisor', 'leader']
    expect(await seenBy(file.evidenceId)).toEqual(everybody)
    await move(people.supervisor, 'return', '数据不实')
    expect(await seenBy(file.evidenceId)).toEqual(everybody)
    desk.clock.now = new Date(desk.clock.now.getTime() + 60_000)
    const { revision, ...now } = await report()
    const content = { unchanged: false, percent: '40', ...words, figures: now.figures }
    await desk.ask(people.officer, 'PUT', `/tasks/${task}/progress/${period}`, { revision, content })
    expect(await seenBy(file.evidenceId)).toEqual(['officer', 'head'])
  })

  test('takes no file of a partner, nor of the office', async () => {
    const { progressId } = await report()
    for (const who of [people.partner, people.supervisor, people.stranger])
      expect((await add(who, progressId)).status).toBe(404)
    expect((await add(people.partner)).status).toBe(200)
  })

  test('grows no more once it was accepted or its period is closed, but by a correction', async () => {
    await move(people.head, 'send')
    const { progressId } = await report()
    expect((await add(people.officer, progressId)).status).toBe(200)
    await move(people.supervisor, 'accept')
    for (const who of [people.officer, people.supervisor])
      expect(await add(who, progressId)).toMatchObject({ status: 409, body: { reason: 'already-accepted' } })
  })

  test('the table as a file tells nobody more of it than the screens do', async () => {
    await move(people.head, 'send')
    for (const [name, who] of Object.entries(people)) {
      const sheet = taskSheet(await sheetSource(desk.record.db, who, 2031), 'area')
      const inFile = Object.values(words).some((each) => JSON.stringify(sheet).includes(each))
      const screen = await desk.ask(who, 'GET', `/tasks/${task}/progress/${period}`)
      expect([name, inFile]).toEqual([name, screen.status === 200])
    }
  })
})
