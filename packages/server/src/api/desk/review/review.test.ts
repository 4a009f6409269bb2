import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { madeUpCode, madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import type { ReportReview, ReportText, ReviewAct, ReviewOutcome, ReviewProposal } from './review-routes.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('reviewing a read report on $name', (server) => {
  let desk: TestDesk
  let browser: TestBrowser
  let year = 2040
  beforeAll(async () => {
    desk = await testDesk(server)
    browser = (await desk.signedIn({ role: 'supervisor', name: '周督查' })).browser
  })
  afterAll(() => desk.record.drop())

  /** A report of a year of its own, under review. */
  async function underReview(extra = '') {
    const { reportId } = await desk.record.importText(madeUpReport({ year: ++year, extra }))
    const address = `/${madeUpCode}/reports/${reportId}`
    const read = async () => (await (await browser.get(address)).json()) as ReportReview
    const act = async (body: ReviewAct, by = browser) => {
      const answer = await by.post(`${address}/review`, body)
      return { status: answer.status, body: (await answer.json()) as ReviewOutcome & Problem }
    }
    const undo = async (by = browser) => {
      const answer = await by.post(`${address}/undo`)
      return { status: answer.status, body: (await answer.json()) as ReviewOutcome & Problem }
    }
    const { text } = (await (await browser.get(`${address}/text`)).json()) as ReportText
    const review = await read()
    const of = (words: string) => found(review, words)
    return { reportId, address, read, act, undo, text, review, of }
  }

  test('everything read is there, in the order of the text, open', async () => {
    const { review, text, address } = await underReview()
    // offices share machines: nothing of the desk stays in the browser
    for (const path of [address, `${address}/text`])
      expect((await browser.get(path)).headers.get('cache-control')).toBe('no-store')
    expect(review.proposals.length).toBeGreaterThan(8)
    expect(review.proposals.every(({ state }) => state === 'open')).toBe(true)
    const starts = review.proposals.map(({ span }) => span[0])
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    for (const { span, wording } of review.proposals) expect(text.slice(...span)).toBe(wording)
    expect(review.undo).toBeNull()
  })

  test('accepting many is done to all of them, or to none when one was changed meanwhile', async () => {
    const { review, act, read } = await underReview()
    const [first, second] = review.proposals
    if (!first || !second) throw new Error('too few')
    const one = await act({ act: 'accept', proposals: [seen(first)] })
    expect(one.body.proposals).toMatchObject([{ proposalId: first.proposalId, state: 'accepted', revision: 2 }])
    const stale = await act({ act: 'accept', proposals: review.proposals.map(seen) })
    expect(stale.status).toBe(409)
    expect(stale.body.current).toMatchObject([{ proposalId: first.proposalId, state: 'accepted' }])
    expect((await read()).proposals.filter(({ state }) => state === 'accepted')).toHaveLength(1)
    const all = await act({ act: 'accept', proposals: (await read()).proposals.map(seen) })
    expect(all.body.proposals.every(({ state }) => state === 'accepted')).toBe(true)
  })

  test('words that depart from the report want a reason; as read they are kept', async () => {
    const { act, of } = await underReview()
    const road = of('新建改建农村公路')
    const proposal = seen(road)
    const wording = '新建、改建农村公路80公里。'
    const refused = await act({ act: 'change', proposal, wording })
    expect([refused.status, refused.body.reason]).toEqual([422, 'reason-wanted'])
    const changed = await act({ act: 'change', proposal, wording, reason: '按会议正式文本更正' })
    expect(changed.body.proposals).toMatchObject([
      { wording, state: 'changed', span: road.span, reason: '按会议正式文本更正', original: { wording: road.wording } },
    ])
  })

  test('another place in the text brings its words and only the figures within it', async () => {
    const { act, of, text } = await underReview()
    const houses = of('改造老旧小区20个')
    const end = text.indexOf('，惠及居民')
    const answer = await act({ act: 'change', proposal: seen(houses), span: [houses.span[0], end] })
    const [changed] = answer.body.proposals
    expect(changed?.wording).toBe('改造老旧小区20个')
    expect(houses.content.figures?.length).toBeGreaterThan(changed?.content.figures?.length ?? 0)
    const outside = await act({ act: 'change', proposal: seen(of('建成高标准农田')), span: [0, text.length + 1] })
    expect(outside.body.reason).toBe('outside-text')
  })

  test('splitting and merging leave the report’s words, and can be taken back', async () => {
    const { act, of, text, read, undo, review } = await underReview()
    const houses = of('改造老旧小区20个')
    const at = text.indexOf('惠及居民')
    const split = await act({ act: 'split', proposal: seen(houses), at: [at] })
    expect(split.body.gone).toEqual([houses.proposalId])
    expect(split.body.proposals.map(({ wording }) => wording)).toEqual(['改造老旧小区20个，', '惠及居民4000户。'])
    expect(split.body.proposals.every(({ parentId }) => parentId === houses.parentId)).toBe(true)
    const merged = await act({ act: 'merge', proposals: split.body.proposals.map(seen) })
    expect(merged.body.proposals.map(({ wording, origin }) => [wording, origin])).toEqual([[houses.wording, 'merged']])
    expect(merged.body.proposals[0]?.content.figures).toHaveLength(houses.content.figures?.length ?? 0)
    expect((await undo()).body.gone).toEqual(merged.body.proposals.map(({ proposalId }) => proposalId))
    expect((await undo()).body.undo).toBeNull()
    const now = await read()
    expect(now.proposals.map(({ wording, state }) => [wording, state])).toEqual(
      review.proposals.map(({ wording, state }) => [wording, state]),
    )
    expect((await undo()).body.reason).toBe('nothing-to-undo')
    const area = review.proposals.find(({ kind }) => kind === 'area')
    if (!area) throw new Error('no area')
    expect((await act({ act: 'split', proposal: seen(area), at: [area.span[0] + 3] })).body.reason).toBe(
      'not-splittable',
    )
    expect((await act({ act: 'merge', proposals: [seen(of('建成青禾食品')), seen(area)] })).body.reason).toBe(
      'not-mergeable',
    )
  })

  test('an area with measures cannot go before they have gone', async () => {
    const { act, review, read } = await underReview()
    const areas = review.proposals.filter(({ kind }) => kind === 'area')
    const [one, other] = areas
    if (!one || !other) throw new Error('too few areas')
    const mine = review.proposals.filter(({ parentId }) => parentId === one.proposalId)
    const refused = await act({ act: 'reject', proposals: [seen(one)], reason: '不是重点领域' })
    expect(refused.body.reason).toBe('area-not-empty')
    const moved = await act({ act: 'move', proposals: mine.map(seen), parentId: other.proposalId })
    expect(moved.body.proposals.every(({ parentId }) => parentId === other.proposalId)).toBe(true)
    await act({ act: 'reject', proposals: [seen(one)], reason: '不是重点领域' })
    expect((await read()).proposals.find(({ proposalId }) => proposalId === one.proposalId)?.state).toBe('rejected')
    const [first] = moved.body.proposals
    if (!first) throw new Error('nothing moved')
    expect((await act({ act: 'move', proposals: [seen(first)], parentId: one.proposalId })).body.reason).toBe(
      'not-an-area',
    )
    const target = await act({ act: 'move', proposals: [seen(first)], kind: 'target' })
    expect(target.body.proposals).toMatchObject([{ kind: 'target', parentId: null, state: 'changed' }])
  })

  test('a selection becomes a proposal; somebody else cannot take it back', async () => {
    const { act, text, review, undo } = await underReview()
    const words = '各位代表！让我们团结一心'
    const start = text.indexOf(words)
    const area = review.proposals.find(({ kind }) => kind === 'area')
    const added = await act({
      act: 'add',
      span: [start, start + words.length],
      kind: 'livelihood',
      parentId: area?.proposalId ?? null,
    })
    expect(added.body.proposals).toMatchObject([
      { wording: words, kind: 'livelihood', origin: 'added', state: 'accepted' },
    ])
    const other = (await desk.signedIn({ role: 'supervisor' })).browser
    expect((await undo(other)).body.reason).toBe('nothing-to-undo')
    expect((await undo()).body.gone).toEqual(added.body.proposals.map(({ proposalId }) => proposalId))
  })

  test('what others went on from is not taken back', async () => {
    const { act, of, undo } = await underReview()
    const mine = await act({ act: 'accept', proposals: [seen(of('建成高标准农田'))] })
    const other = (await desk.signedIn({ role: 'supervisor' })).browser
    await act({ act: 'reject', proposals: mine.body.proposals.map(seen), reason: '重复' }, other)
    const refused = await undo()
    expect([refused.status, refused.body.reason]).toEqual([409, 'stale'])
  })

  test('adopting waits for every proposal and every warning; what was changed is adopted as changed', async () => {
    const { act, of, address, read, reportId } = await underReview('机密★')
    const adopt = async () => {
      const answer = await browser.post(`${address}/adopt`)
      return { status: answer.status, body: (await answer.json()) as Problem & { commitments: number } }
    }
    await act({
      act: 'change',
      proposal: seen(of('新建改建农村公路')),
      wording: '改建农村公路80公里。',
      reason: '按正式文本',
    })
    await act({ act: 'reject', proposals: [seen(of('新增规模以上工业企业'))], reason: '不作为承诺' })
    expect((await adopt()).body.reason).toBe('still-open')
    const open = (await read()).proposals.filter(({ state }) => state === 'open')
    await act({ act: 'accept', proposals: open.map(seen) })
    const unsettled = await adopt()
    expect(unsettled.body.detail).toMatch(/还有0个条目待定、1个存疑项/)
    const findings = (await read()).findings.filter(({ severity }) => severity !== 'info').map((each) => each.findingId)
    await act({ act: 'settle', findings, settlement: '经核实不涉密' })
    expect((await adopt()).status).toBe(200)
    const commitments = await desk.record.db
      .selectFrom('commitment')
      .select(['wording', 'span_start', 'span_end', 'area_id'])
      .where('report_id', '=', reportId)
      .orderBy('number')
      .execute()
    const words = commitments.map(({ wording }) => wording)
    expect(words).toContain('改建农村公路80公里。')
    expect(words.some((wording) => wording.includes('规模以上工业企业'))).toBe(false)
    const road = commitments.find(({ wording }) => wording.startsWith('改建'))
    expect([road?.span_start, road?.span_end]).toEqual(of('新建改建农村公路').span)
    const late = await act({ act: 'accept', proposals: [seen(of('建成高标准农田'))] })
    expect([late.status, late.body.reason]).toEqual([409, 'already-adopted'])
    expect(await verifyRecord(desk.record.db, desk.record.may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('a purge takes the words of the review with it', async () => {
    const { act, of, reportId } = await underReview()
    const wording = '改建农村公路八十公里。'
    await act({ act: 'change', proposal: seen(of('新建改建农村公路')), wording, reason: '按正式文本' })
    const { hash } = await desk.record.db
      .selectFrom('report')
      .innerJoin('document', 'document.document_id', 'report.document_id')
      .select('document.hash')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow()
    const second = (await desk.signedIn({ role: 'supervisor' })).browser
    for (const each of [browser, second])
      expect((await each.post(`/${madeUpCode}/purge-agreements`, { hash, reason: '演练' })).status).toBe(200)
    expect(await purgeContent(desk.record.db, desk.record.may, new Date(), { hash })).toMatchObject({ kind: 'purged' })
    const vault = await desk.record.db.selectFrom('vault').select('content').where('content', 'is not', null).execute()
    expect(vault.some(({ content }) => content?.includes(Buffer.from(wording)))).toBe(false)
    const rows = await desk.record.db.selectFrom('proposal').selectAll().where('report_id', '=', reportId).execute()
    expect(JSON.stringify(rows)).not.toContain('农村公路')
  })

  test('only who may review does; another place’s report is not there', async () => {
    const { address, of, act } = await underReview()
    const leader = (await desk.signedIn({ role: 'leader' })).browser
    expect((await leader.get(address)).status).toBe(200)
    expect((await act({ act: 'accept', proposals: [seen(of('建成高标准农田'))] }, leader)).status).toBe(403)
    expect((await leader.post(`${address}/adopt`)).status).toBe(403)
    const officer = (await desk.signedIn({ role: 'audit-administrator' })).browser
    expect((await officer.get(address)).status).toBe(403)
    expect((await browser.get(`/${madeUpCode}/reports/01970000-0000-7000-8000-000000000001`)).status).toBe(404)
    expect((await browser.get(`/${madeUpCode}/reports/not-an-id`)).status).toBe(404)
  })

  test('a file is handed in with the statement, and known when it comes again', async () => {
    const hand = (fields: Record<string, string>) => {
      const form = new FormData()
      form.set('file', new File([madeUpReport({ year: 2062, place: '云溪县', extra: '内部资料，' })], '报告.txt'))
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const headers = { 'x-luoshi-desk': '1', origin: 'http://localhost' }
      return browser.request(`/${madeUpCode}/reports`, { method: 'POST', body: form, headers })
    }
    expect((await hand({})).status).toBe(422)
    const first = await hand({ no_secrets: 'true' })
    expect(await first.json()).toMatchObject({
      year: 2062,
      version: 1,
      known: false,
      secrecyMarks: ['内部资料'],
      warnings: [expect.stringContaining('云溪县')],
    })
    expect(await (await hand({ no_secrets: 'true' })).json()).toMatchObject({ year: 2062, known: true })
    const { reports } = (await (await browser.get(`/${madeUpCode}/reports`)).json()) as { reports: unknown[] }
    expect(reports[0]).toMatchObject({ year: 2062, version: 1, state: 'proposed', unsettled: 1 })
  })
})

interface Problem {
  readonly reason?: string
  readonly detail?: string
  readonly current?: unknown
}

const seen = ({ proposalId, revision }: ReviewProposal) => ({ proposalId, revision })

function found({ proposals }: ReportReview, words: string): ReviewProposal {
  const one = proposals.find(({ wording }) => wording.startsWith(words))
  if (!one) throw new Error(`no proposal begins with ${words}`)
  return one
}
