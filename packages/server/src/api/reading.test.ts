import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { settledYear, settler } from '../commands/settlement/settled-years.fixture.ts'
import { oneTestServer } from '../store/database.fixture.ts'
import { problemOf, type TestApi, testApi } from './api.fixture.ts'
import * as schemas from './schemas.ts'
import * as settlementSchemas from './settlement-schemas.ts'

const listed = z.object({
  edition: schemas.edition,
  total: z.int(),
  next: z.int().nullable(),
  items: z.array(schemas.commitment),
})

describe.each(oneTestServer(import.meta.filename, process.env))('reading through the API on $name', (server) => {
  let at: TestApi
  beforeAll(async () => {
    at = await testApi(server)
  })
  afterAll(() => at.drop())
  const read = async <T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> => {
    const answer = await at.get(path)
    expect([path, answer.status]).toEqual([path, 200])
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    return schema.parse(await answer.json())
  }
  const whole = () => read('/v1/990101/2031', schemas.year)

  test('the places, and what is published of one', async () => {
    const places = await read(
      '/v1/jurisdictions?q=青禾',
      z.object({ items: z.array(schemas.jurisdiction), next: z.null() }),
    )
    expect(places.items).toMatchObject([{ code: '990101', name: '青禾县', fictitious: true, years: [2031] }])
    const one = await read(
      '/v1/990101',
      z.object({ place: schemas.place, years: z.array(z.object({ year: z.int() })) }),
    )
    expect(one.years).toMatchObject([{ year: 2031 }])
    expect(await read('/v1/jurisdictions?q=没有', z.object({ items: z.array(z.unknown()) }))).toEqual({ items: [] })
  })

  test('a year whole is the snapshot to the byte, so its hash can be checked', async () => {
    const { version } = (await read('/v1/990101/2031/commitments', listed)).edition
    const bytes = await (await at.get('/v1/990101/2031')).arrayBuffer()
    expect(createHash('sha256').update(Buffer.from(bytes)).digest('hex')).toBe(version)
    // nothing is sent that the description does not name
    expect(await whole()).toEqual(JSON.parse(Buffer.from(bytes).toString()))
    expect((await whole()).commitments.length).toBeGreaterThan(5)
  })

  test('commitments by area, kind, words, and page by page', async () => {
    const all = (await whole()).commitments
    expect((await read('/v1/990101/2031/commitments', listed)).items).toEqual(all)
    const second = await read('/v1/990101/2031/commitments?area=2', listed)
    expect(second.items.map(({ text }) => text)).toEqual(all.filter((one) => one.area === 2).map(({ text }) => text))
    expect(second.total).toBe(second.items.length)
    expect(
      (await read('/v1/990101/2031/commitments?kind=project', listed)).items.every(({ kind }) => kind === 'project'),
    ).toBe(true)
    const found = await read(`/v1/990101/2031/commitments?q=${encodeURIComponent('公路')}`, listed)
    expect(found.items.map(({ text }) => text)).toEqual(
      all.filter(({ text }) => text.includes('公路')).map(({ text }) => text),
    )
    expect(found.total).toBe(1)
    const seen: number[] = []
    let path: string | null = '/v1/990101/2031/commitments?limit=3'
    while (path !== null) {
      const answer: Response = await at.get(path)
      seen.push(...listed.parse(await answer.clone().json()).items.map(({ number }) => number))
      path = /^<\/api([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
    }
    expect(seen).toEqual(all.map(({ number }) => number))
  })

  test('areas, one commitment, results, targets, indicators, report, snapshots, changes, ledger', async () => {
    const year = await whole()
    const edition = schemas.edition
    const areas = await read(
      '/v1/990101/2031/areas',
      z.object({ edition, items: z.array(z.object({ ...schemas.area.shape, commitments: z.array(z.int()) })) }),
    )
    expect(areas.items.flatMap(({ commitments }) => commitments)).toEqual(year.commitments.map(({ number }) => number))
    const area = await read(
      '/v1/990101/2031/areas/1',
      z.object({ edition, area: schemas.area, items: z.array(schemas.commitment) }),
    )
    expect(area.items.length).toBe(areas.items[0]?.commitments.length)
    const one = await read('/v1/990101/2031/commitments/3', z.object({ edition, commitment: schemas.commitment }))
    expect(one.commitment).toEqual(year.commitments[2])
    expect(one.commitment.state).toEqual({ kind: 'unreported' })
    const results = await read('/v1/990101/2031/results', z.object({ edition, items: z.array(schemas.result) }))
    expect(results.items).toEqual(year.results)
    const targets = await read('/v1/990101/2031/targets', z.object({ edition, items: z.array(schemas.target) }))
    expect(targets.items).toEqual(year.targets)
    const indicators = await read(
      '/v1/990101/2031/indicators',
      z.object({ edition, items: z.array(schemas.indicator) }),
    )
    expect(indicators.items.length).toBeGreaterThan(0)
    for (const { indicatorId } of indicators.items)
      await read(`/v1/990101/2031/indicators/${indicatorId}`, z.object({ edition, indicator: schemas.indicator }))
    const { report } = await read('/v1/990101/2031/report', z.object({ edition, report: schemas.reportText }))
    expect(report.text?.slice(...one.commitment.span)).toBe(one.commitment.text)
    expect(report.units.length).toBeGreaterThan(10)
    const snapshots = await read(
      '/v1/990101/2031/snapshots',
      z.object({ edition, items: z.array(schemas.snapshotRow) }),
    )
    expect(snapshots.items[0]?.version).toBe(snapshots.edition.version)
    expect(await read('/v1/990101/2031/snapshots/1', schemas.year)).toEqual(year)
    const head = await read(
      '/v1/990101/ledger/head',
      z.object({ code: z.string(), entries: z.int(), hash: z.string() }),
    )
    expect(head.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('an answer is asked for again by its tag; a publication changes it at once', async () => {
    const path = '/v1/990101/2031/commitments?limit=500'
    const first = await at.get(path, { 'accept-encoding': 'gzip' })
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const tag = first.headers.get('etag') ?? ''
    for (const known of [tag, `W/${tag}`, `"other", ${tag.replace('-gz', '')}`, '*']) {
      const again = await at.get(path, { 'if-none-match': known })
      expect([known, again.status, await again.text()]).toEqual([known, 304, ''])
      expect(again.headers.get('etag')).toBeTruthy()
      expect(again.headers.get('access-control-allow-origin')).toBe('*')
    }
    const form = new FormData()
    form.set('no_secrets', 'true')
    form.set('publish', 'true')
    form.set('file', new File([madeUpReport({ changed: '修建环湖绿道15公里' })], '新报告.txt'))
    expect((await at.post('/v1/990101/reports', form)).status).toBe(201)
    const changed = await at.get(path, { 'if-none-match': tag })
    expect(changed.status).toBe(200)
    expect(listed.parse(await changed.json()).items.some(({ text }) => text.includes('环湖绿道'))).toBe(true)
    const changes = await read(
      '/v1/990101/2031/changes',
      z.object({
        items: z.array(z.object({ snapshot: z.int(), differences: z.array(schemas.difference).nullable() })),
      }),
    )
    expect(changes.items.map(({ snapshot }) => snapshot)).toEqual([2, 1])
    expect(changes.items[0]?.differences).toEqual([
      expect.objectContaining({ kind: 'dropped', before: expect.stringContaining('农村公路') }),
      expect.objectContaining({ kind: 'added', after: expect.stringContaining('环湖绿道') }),
    ])
    expect((await read('/v1/990101/2031/snapshots/1', schemas.year)).snapshot).toBe(1)
  })

  test.each([
    '/v1/990199',
    '/v1/990101/2030',
    '/v1/990101/2031/commitments/999',
    '/v1/990101/2031/commitments/03x',
    '/v1/990101/2031/areas/99',
    '/v1/990101/2031/snapshots/99',
    '/v1/990101/2031/indicators/01970000-0000-7000-8000-000000000009',
    '/v1/990199/ledger/head',
    '/v1/nowhere',
    '/v1/990101/2031/../../../etc/passwd',
    "/v1/990101'%20or%201=1",
    '/v1/990101/2031/%ff',
    '/v2/990101',
    '/nothing',
  ])('404 in words: %s', async (path) => {
    const said = await problemOf(await at.get(path))
    expect(said).toMatchObject({ status: 404, type: 'urn:luoshi:problem:not-found' })
    expect(said.detail).toMatch(/\p{sc=Han}/u)
    expect(said.detail_en).toMatch(/^[\x20-\x7e]+$/)
  })

  test('an address with U+0000 is refused in words', async () => {
    for (const path of ['/v1/990101/2031/%00', '/v1/990101/2031/commitments?q=%00']) {
      const said = await problemOf(await at.get(path))
      expect(said).toMatchObject({ status: 422, type: 'urn:luoshi:problem:wrong-parameter' })
      expect(said.detail).toMatch(/\p{sc=Han}/u)
    }
  })

  test('another method is 405 with those there are; other sites’ pages may read and not write', async () => {
    for (const [method, path, allowed] of [
      ['DELETE', '/v1/990101/2031', 'GET, HEAD'],
      ['POST', '/v1/990101/2031/commitments', 'GET, HEAD'],
      ['GET', '/v1/990101/reports', 'POST'],
      ['PUT', '/v1/990101/reports/01970000-0000-7000-8000-000000000001/adopt', 'POST'],
    ] as const) {
      const answer = await at.app.request(`/api${path}`, { method })
      expect([path, (await problemOf(answer)).status, answer.headers.get('allow')]).toEqual([path, 405, allowed])
    }
    const asked = await at.app.request('/api/v1/990101/2031', { method: 'OPTIONS' })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
    const writing = await at.app.request('/api/v1/990101/reports', { method: 'OPTIONS' })
    expect(writing.headers.get('access-control-allow-methods')).toBe('')
    const head = await at.app.request('/api/v1/990101/2031', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('406 where JSON is not wanted, also for an answer that is kept', async () => {
    for (const accept of ['text/csv', 'application/json;q=0', 'text/html, image/*']) {
      await at.get('/v1/990101/2031/areas')
      expect((await problemOf(await at.get('/v1/990101/2031/areas', { accept }))).status).toBe(406)
    }
    for (const accept of [
      'application/json',
      'application/*',
      'text/html,*/*;q=0.8',
      'text/csv, application/JSON;q=0.1',
    ])
      expect((await at.get('/v1/990101/2031/areas', { accept })).status).toBe(200)
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=a', 'limit'],
    ['after=-1', 'after'],
    ['livelihood=yes', 'livelihood'],
    ['kind=other', 'kind'],
    ['area=x', 'area'],
    ['q=', 'q'],
    [`q=${'长'.repeat(101)}`, 'q'],
    ['limits=3', 'limits'],
    ['limit=1&limit=2', 'limit'],
  ])('422 that names the parameter: %s', async (query, name) => {
    const answer = await at.get(`/v1/990101/2031/commitments?${query}`)
    expect(await answer.json()).toMatchObject({ status: 422, errors: [{ in: 'query', name }] })
  })

  test('the settlement of a year: every promise with its evidence, counts, and no share of what was kept', async () => {
    const settled = await testApi(server)
    try {
      const { may } = await settler(settled)
      const said = '改造老旧小区21个，惠及居民4300户。'
      const next = madeUpReport({ year: 2032 }).replace('城镇新增就业3200人。', `城镇新增就业3200人。${said}`)
      await settledYear(settled, may, new Date(), 2031, next)
      const answer = await settled.get('/v1/990101/2031/settlement')
      const body = z
        .object({ counts: settlementSchemas.counts.nullable(), settlement: settlementSchemas.settlement.nullable() })
        .parse(await answer.json())
      const items = body.settlement?.state === 'closed' ? body.settlement.items : []
      expect(body.counts?.promises).toBe(items.filter(({ verdict }) => verdict !== 'left-out').length)
      expect(items.find(({ text }) => text.includes('老旧小区'))?.claims[0]?.text).toBe(said)
      expect(JSON.stringify(body)).not.toMatch(/"(?:rate|share|score|percent|rank)"/)
    } finally {
      await settled.drop()
    }
  })

  test('a failure is 500 in words, told to the log and to nobody else', async () => {
    const broken = await testApi(server)
    await sql`alter table snapshot rename to gone`.execute(broken.owner)
    const answer = await broken.get('/v1/jurisdictions')
    const said = await answer.clone().text()
    expect((await problemOf(answer)).status).toBe(500)
    expect(said).not.toMatch(/snapshot|relation|select/i)
    expect(broken.failures.map(String)).toEqual([expect.stringContaining('snapshot')])
    await broken.drop()
  })
})
