import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'

const at = '/990101/purge-agreements'

describe.each(oneTestServer(import.meta.filename, process.env))('who decides a purge, on $name', (server) => {
  let desk: TestDesk
  let hash: string
  beforeAll(async () => {
    desk = await testDesk(server)
    await desk.record.adoptText(madeUpReport())
    const document = await desk.record.db.selectFrom('document').select('hash').executeTakeFirstOrThrow()
    hash = document.hash
  })
  afterAll(() => desk.record.drop())

  const { now } = Date
  const purge = (persons?: readonly [string, string], later = 0) =>
    purgeContent(desk.record.db, desk.record.may, new Date(now() + later), {
      hash,
      ...(persons ? { persons, reason: '误入' } : {}),
    })
  const agree = async (browser: TestBrowser, of = hash) => {
    const answer = await browser.post(at, { hash: of, reason: '误传' })
    return { status: answer.status, body: (await answer.json()) as { agreementId: string; reason: string } }
  }
  const listed = async (browser: TestBrowser) =>
    ((await (await browser.get(at)).json()) as { agreements: { agreementId: string; own: boolean; hash: string }[] })
      .agreements

  test('where nobody can agree at a desk two names are typed, and two that look alike are one', async () => {
    for (const [first, second] of [
      ['任安', '任安'],
      ['任安', ' 任安 '],
      ['任安', '任\u200b安'],
      ['任安', '任\u3164安'],
      ['任 安', '任安'],
      ['ＲＥＮ安', 'ren安'],
      ['\u200b', '任安'],
    ] as const)
      expect(await purge([first, second])).toMatchObject({ kind: 'refused', reason: 'one-person' })
    expect(await purge()).toMatchObject({ kind: 'refused', reason: 'one-person' })
  })

  test('where two can, both have to, each at their own desk, and typed names count for nothing', async () => {
    const { browser: one } = await desk.signedIn({ role: 'supervisor' })
    const { browser: other } = await desk.signedIn({ role: 'supervisor' })
    const { browser: leader } = await desk.signedIn({ role: 'leader' })
    expect(await purge(['甲', '乙'])).toMatchObject({ kind: 'refused', reason: 'not-agreed' })
    expect((await agree(leader)).status).toBe(403)
    expect((await agree(one, 'f'.repeat(64))).body).toMatchObject({ reason: 'unknown-content' })
    expect((await agree(one, 'x')).status).toBe(422)
    // who stands in for one of them is not one of them
    const { browser: deputy, personId: deputyId } = await desk.signedIn({ role: 'reader' })
    const principal = await desk.signedIn({ role: 'supervisor' })
    const today = new Date().toISOString().slice(0, 10)
    const days = { from: today, to: new Date(now() + 86_400_000).toISOString().slice(0, 10), reason: '出差' }
    const delegation = { fromPersonId: principal.personId, toPersonId: deputyId, ...days }
    expect((await principal.browser.post('/990101/delegations', delegation)).status).toBe(200)
    expect((await agree(deputy)).body).toMatchObject({ reason: 'not-in-person' })

    // pressed twice at once, and once more
    await Promise.all([agree(one), agree(one)])
    const [first, more] = await listed(one)
    expect([first?.own, more]).toEqual([true, undefined])
    expect((await agree(one)).body).toMatchObject({ reason: 'already-agreed' })
    expect(await purge(['甲', '乙'])).toMatchObject({ kind: 'refused', reason: 'not-agreed' })

    // what was taken back counts no more, and nobody takes back what is another's
    const taken = (browser: TestBrowser, id: string) => browser.post(`${at}/${id}/withdrawal`)
    expect((await taken(other, first?.agreementId ?? '')).status).toBe(404)
    const second = await agree(other)
    expect((await taken(other, second.body.agreementId)).status).toBe(200)
    expect(await purge()).toMatchObject({ kind: 'refused', reason: 'not-agreed' })

    expect((await agree(other)).status).toBe(200)
    expect(await listed(one)).toMatchObject([
      { own: true, hash },
      { own: false, hash },
    ])
    // after a week it would not hold any more
    expect(await purge(undefined, 8 * 86_400_000)).toMatchObject({ kind: 'refused', reason: 'not-agreed' })
    // nor once the clock by which it was made is set back by days
    expect(await purge(undefined, -2 * 86_400_000)).toMatchObject({ kind: 'refused', reason: 'not-agreed' })
    expect(await purge()).toMatchObject({ kind: 'purged' })
    expect(await listed(one)).toEqual([])
    expect(await purge()).toMatchObject({ kind: 'refused', reason: 'already-purged' })
    const { body } = await desk.record.db
      .selectFrom('ledger')
      .select('body')
      .where('kind', '=', 'content.purged')
      .executeTakeFirstOrThrow()
    expect((JSON.parse(body) as { agreedBy: string[] }).agreedBy).toHaveLength(2)
    expect(body).not.toContain('typed')
    expect(await verifyRecord(desk.record.db, desk.record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('the agreement of somebody who lost the role since counts no more', async () => {
    const { reportId } = await desk.record.adoptText(madeUpReport({ year: 2040 }))
    const document = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .where('report.report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    hash = document.hash
    const people = [await desk.signedIn({ role: 'supervisor' }), await desk.signedIn({ role: 'supervisor' })]
    for (const { browser } of people) expect((await agree(browser)).status).toBe(200)
    const [gone] = await listedPeople(desk)
    await desk.record.owner
      .updateTable('role_grant')
      .set({ valid_to: '2020-01-01' })
      .where('person_id', '=', gone ?? '')
      .execute()
    expect(await purge()).toMatchObject({ kind: 'refused', reason: 'not-agreed' })
  })
})

/** Whose agreements are open, the earliest first. */
async function listedPeople(desk: TestDesk): Promise<readonly string[]> {
  const rows = await desk.record.db
    .selectFrom('purge_agreement')
    .select('person_id')
    .where('ended_at', 'is', null)
    .orderBy('agreed_at')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
