import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestRecord, testRecord } from '../commands/record.fixture.ts'
import { madeUpReport } from '../commands/reports/report.fixture.ts'
import { type PublishedYears, publishedYears } from '../record/published-year/published-years.ts'
import { oneTestServer } from '../store/database.fixture.ts'
import { tables } from './tables.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('tables to download on $name', (server) => {
  let record: TestRecord
  let published: PublishedYears
  let app: ReturnType<typeof tables>
  beforeAll(async () => {
    record = await testRecord(server)
    await record.adoptText(madeUpReport({ extra: '=1+1，新建"惠民"驿站3座。' }))
    published = publishedYears(record.db)
    app = tables({ published, basePath: '/luoshi', origin: 'https://example.test' })
  })
  afterAll(() => record.drop())

  test('csv: every commitment in the report’s words, with its place, year, snapshot and day', async () => {
    const answer = await app.request('/luoshi/990101/2031/table.csv')
    expect(answer.status).toBe(200)
    const disposition = answer.headers.get('content-disposition') ?? ''
    expect(disposition).toContain('filename="990101-2031-1.csv"')
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? '')).toContain(
      '青禾县（演示用虚构地区）2031年',
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, ...rows] = readCsv(bytes.toString('utf8').slice(1))
    const column = (name: string) => rows.map((row) => row[head?.indexOf(name) ?? -1])
    const year = (await published.latest('990101', 2031))?.year
    expect(column('序号')).toEqual(year?.commitments.map(({ number }) => String(number)))
    expect(column('报告原文').map((words) => words?.replace(/^'/, ''))).toEqual(
      year?.commitments.map(({ text }) => text),
    )
    expect(new Set(column('状态'))).toEqual(new Set(['尚无填报']))
    expect(new Set(column('牵头单位'))).toEqual(new Set(['尚未指定']))
    expect(new Set(column('数据截至'))).toEqual(new Set([year?.cutOff]))
    expect(column('永久地址')[2]).toBe('https://example.test/luoshi/990101/2031/3')
    expect(column('目标要求').join()).toContain('2万亩')
    const again = await app.request('/luoshi/990101/2031/table.csv', {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('no cell is a formula', async () => {
    const answer = await app.request('/luoshi/990101/2031/table.csv')
    const [, ...rows] = readCsv((await answer.text()).replace(/^\ufeff/, ''))
    const suspicious = rows.flat().filter((cell) => cell.includes('=1+1'))
    expect(suspicious.length).toBeGreaterThan(0)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
  })

  test('xlsx: title and origin over the columns, then every row, text as text', async () => {
    const answer = await app.request('/luoshi/990101/2031/table.xlsx')
    expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const [sheet] = await readExcelFile(bytes)
    const [title, origin, head, ...rows] = sheet?.data ?? []
    expect(title?.[0]).toBe('青禾县（演示用虚构地区）2031年政府工作报告承诺事项')
    expect(origin?.[0]).toMatch(/^公开快照第1号，数据截至\d{4}-\d\d-\d\d/)
    expect(head?.slice(0, 5)).toEqual(['年度', '序号', '重点领域', '小节', '报告原文'])
    const year = (await published.latest('990101', 2031))?.year
    expect(rows.map((row) => [row[0], row[1], row[4]])).toEqual(
      year?.commitments.map(({ number, text }) => [2031, number, text]),
    )
    expect(rows.flat().some((cell) => String(cell).startsWith('=1+1'))).toBe(true)
  })

  test('what is not published is left to the site', async () => {
    for (const path of [
      '/990199/2031/table.csv',
      '/990101/2030/table.xlsx',
      '/990101/2031/table.ods',
      '/990101/x/table.csv',
    ])
      expect((await app.request(`/luoshi${path}`)).status).toBe(404)
  })
})

/** Rows of an RFC 4180 file. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}
