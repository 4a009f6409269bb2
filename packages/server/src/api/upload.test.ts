import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteFromConsole } from '../access/actor.ts'
import { foundJurisdiction } from '../commands/places/found-jurisdiction.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { createToken } from '../commands/tokens/create-token.ts'
import { oneTestServer } from '../store/database.fixture.ts'
import { problemOf, type TestApi, testApi } from './api.fixture.ts'
import * as schemas from './schemas.ts'

const reports = '/v1/990101/reports'

const form = (file: BlobPart | null, fields: Record<string, string> = { no_secrets: 'true' }, name = '报告.txt') => {
  const made = new FormData()
  for (const [field, value] of Object.entries(fields)) made.set(field, value)
  if (file !== null) made.set('file', new File([file], name))
  return made
}

describe.each(oneTestServer(import.meta.filename, process.env))('handing reports in on $name', (server) => {
  let at: TestApi
  beforeAll(async () => {
    at = await testApi(server)
  })
  afterAll(() => at.drop())
  const count = async () => {
    const { rows } = await sql<{ l: string; r: string; s: string }>`select (select count(*) from ledger) l,
      (select count(*) from report) r, (select count(*) from security_log) s`.execute(at.db)
    return rows[0] ?? { l: '', r: '', s: '' }
  }

  test('a report that names another place is taken in with a warning, the next time too', async () => {
    const text = madeUpReport({ year: 2039 }).replaceAll('青禾县', '云溪市')
    for (const status of [201, 200]) {
      const answer = await at.post(reports, form(text))
      expect(answer.status).toBe(status)
      const { warnings } = schemas.imported.parse(await answer.json())
      expect(warnings).toEqual([
        { message: expect.stringContaining('“云溪市”，现记在 青禾县'), message_en: expect.stringContaining('云溪市') },
      ])
    }
  })

  test('a form: 201, then known by its bytes, then adopted, then shown', async () => {
    const text = madeUpReport({ year: 2032 })
    const first = await at.post(reports, form(text))
    expect(first.status).toBe(201)
    const made = schemas.imported.parse(await first.json())
    expect(made).toMatchObject({ year: 2032, version: 1, known: false, adopted: null, secrecyMarks: [], warnings: [] })
    expect(made.proposals).toBeGreaterThan(5)
    expect((await at.get('/v1/990101/2032')).status).toBe(404)
    const again = await at.post(reports, form(text))
    expect([again.status, await again.json()]).toEqual([
      200,
      expect.objectContaining({ reportId: made.reportId, known: true }),
    ])
    const adopted = await at.post(`${reports}/${made.reportId}/adopt?publish=true`, null)
    expect([adopted.status, schemas.adopted.parse(await adopted.json())]).toEqual([
      200,
      expect.objectContaining({ reportId: made.reportId, year: 2032, snapshot: 1 }),
    ])
    expect((await at.get('/v1/990101/2032')).status).toBe(200)
    expect((await problemOf(await at.post(`${reports}/${made.reportId}/adopt`, null))).status).toBe(409)
    // adopted long ago is what a second hand-in with adopt asks for
    const once = await at.post(reports, form(text, { no_secrets: 'true', adopt: 'true' }))
    expect([once.status, (await once.json()) as unknown]).toEqual([200, expect.objectContaining({ adopted: null })])
  })

  test('the file itself as the body, with what is said of it in the query', async () => {
    const answer = await at.post(
      `${reports}?no_secrets=true&publish=true&file_name=${encodeURIComponent('../../秘/三三年.txt')}`,
      madeUpReport({ year: 2033 }),
      {
        'content-type': 'application/octet-stream',
      },
    )
    expect([answer.status, await answer.json()]).toEqual([
      201,
      expect.objectContaining({ adopted: expect.objectContaining({ snapshot: 1 }) }),
    ])
    const year = schemas.year.parse(await (await at.get('/v1/990101/2033')).json())
    expect(year.report.fileName).toBe('三三年.txt')
  })

  test('marks of secrecy are named to the person who hands the file in', async () => {
    const answer = await at.post(reports, form(`机密★十年\n${madeUpReport({ year: 2034 })}`))
    expect(await answer.json()).toMatchObject({ secrecyMarks: ['机密★'] })
  })

  test('the year of a report that names none is the one given', async () => {
    const text = madeUpReport({ year: 2035 }).replaceAll(/20\d\d年/g, '今年')
    expect(await problemOf(await at.post(reports, form(text)))).toMatchObject({
      status: 422,
      type: 'urn:luoshi:problem:no-year',
    })
    const answer = await at.post(reports, form(text, { no_secrets: 'true', year: '2035' }))
    expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ year: 2035 })])
  })

  test('without the statement, or with a field that is wrong, nothing is read', async () => {
    const before = await count()
    const text = madeUpReport({ year: 2036 })
    for (const [body, type] of [
      [form(text, {}), 'statement-required'],
      [form(text, { no_secrets: 'yes' }), 'statement-required'],
      [form(text, { no_secrets: 'true', year: '36' }), 'wrong-parameter'],
      [form(text, { no_secrets: 'true', adopt: 'ja' }), 'wrong-parameter'],
      [form(text, { no_secrets: 'true', secret: 'no' }), 'wrong-parameter'],
      [form(null), 'wrong-parameter'],
    ] as const)
      expect(await problemOf(await at.post(reports, body))).toMatchObject({
        status: 422,
        type: `urn:luoshi:problem:${type}`,
      })
    expect(await count()).toEqual(before)
  })

  test('what is no report, cannot be read, is of no known kind, is too large', async () => {
    const before = await count()
    for (const [status, file, name] of [
      [422, '天气晴，适合散步。'.repeat(30), 'a.txt'],
      [422, '', 'empty.txt'],
      [422, '%PDF-1.7\n broken', 'a.pdf'],
      [415, Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), '报告.docx'],
      [413, new Uint8Array(20 * 1024 * 1024 + 1), 'big.txt'],
      [413, new Uint8Array(21 * 1024 * 1024), 'bigger.txt'],
    ] as const)
      expect([
        name,
        (await problemOf(await at.post(reports, form(file, { no_secrets: 'true' }, name)))).status,
      ]).toEqual([name, status])
    for (const type of ['application/json', 'application/x-www-form-urlencoded', '']) {
      const answer = await at.post(`${reports}?no_secrets=true`, 'x', { 'content-type': type })
      expect((await problemOf(answer)).status).toBe(415)
    }
    const torn = await at.post(reports, '--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' })
    expect((await problemOf(torn)).status).toBe(400)
    expect(await count()).toEqual(before)
  })

  test('only a token of the place writes; attempts are noted in the security log, not in the ledger', async () => {
    const elsewhere = await foundJurisdiction(at.db, { id: 'console:test' }, new Date(), {
      code: '990102',
      name: '云溪市',
      level: 'county',
      fictitious: true,
    })
    const may = mayWriteFromConsole(elsewhere, 'test')
    const theirs = await createToken(at.db, may, new Date(), { name: '别处', days: 1 })
    const old = await createToken(at.db, at.may, new Date(Date.now() - 2 * 86_400_000), { name: '旧', days: 1 })
    const before = await count()
    const attempt = async (authorization: string | null, path = reports) => {
      const answer = await at.app.request(`/api${path}`, {
        method: 'POST',
        body: form(madeUpReport({ year: 2037 })),
        headers: { ...(authorization === null ? {} : { authorization }), 'x-forwarded-for': '192.0.2.7' },
      })
      return [(await problemOf(answer.clone())).status, answer.headers.has('www-authenticate')]
    }
    expect(await attempt(null)).toEqual([401, true])
    expect(await count()).toEqual(before)
    expect(await attempt('Bearer luoshi_wrong')).toEqual([401, true])
    expect(await attempt(`Basic ${at.token}`)).toEqual([401, true])
    expect(await attempt(`Bearer ${old.secret}`)).toEqual([401, true])
    expect(await attempt(`Bearer ${theirs.secret}`)).toEqual([403, false])
    // nobody learns in this way which places there are
    expect(await attempt('Bearer luoshi_wrong', '/v1/990199/reports')).toEqual([401, true])
    expect(await attempt('Bearer luoshi_wrong', `${reports}/01970000-0000-7000-8000-000000000001/adopt`)).toEqual([
      401,
      true,
    ])
    const after = await count()
    expect([after.l, after.r, Number(after.s) - Number(before.s)]).toEqual([before.l, before.r, 6])
    const rows = await at.db.selectFrom('security_log').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('luoshi_')
    expect(rows.every((row) => !row.success && row.kind === 'token.refused')).toBe(true)
    // a flood neither fills the log nor keeps out who has a token
    let last: unknown = null
    for (let i = 0; i < 25; i++) last = (await attempt('Bearer luoshi_wrong'))[0]
    expect(last).toBe(429)
    expect(Number((await count()).s)).toBeLessThan(Number(after.s) + 25)
    expect((await at.post(reports, form(madeUpReport({ year: 2038 })))).status).toBe(201)
  })

  test('a report that is not there cannot be adopted', async () => {
    for (const id of ['01970000-0000-7000-8000-000000000001', 'x'])
      expect((await problemOf(await at.post(`${reports}/${id}/adopt`, null))).status).toBe(404)
  })
})
