import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../../access/ask.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { getContent } from '../../vault/vault.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { madeUpReport } from '../reports/report.fixture.ts'
import { itemsOf, settledYear, settler } from './settled-years.fixture.ts'

const at = new Date('2040-02-01T08:00:00Z')

// sentences of a county that does not exist, whole and damaged, thrown together
const some = (least: number) =>
  fc
    .array(
      fc.constantFrom(
        ...['新建学校3所。', '改造老旧小区18个；', '小麦总产30亿斤。', '小麦产量155万吨。', '新建公园2座，增加绿地。'],
        ...[
          '完成投资5亿元，增长6%。',
          '加快城东大桥建设，力争6月底前通车。',
          '规上工业企业达到90家。',
          '规上企业12户。',
        ],
        ...[
          '（四）聚焦生态改善。\n',
          '“三园一带”全面建成。',
          '失业率控制在4%以内。',
          '　　坚持高质量发展，',
          '，',
          '。',
          '\n',
        ],
        ...[
          '粮食增长5%',
          '😀 建成驿站4个。',
          '空气优良天数300天以上。',
          '贷款余额46亿元，增长13%。',
          '新增贷款5亿元。',
        ],
      ),
      { minLength: least, maxLength: 16 },
    )
    .map((sentences) => sentences.join(''))

const years = fc.sample(fc.record({ review: some(3), plan: some(4) }), { numRuns: 6, seed: 20310112 })
const textOf = (year: number): string => {
  const own = years[year - 2031]
  return madeUpReport({ year, extra: own?.plan ?? '' }).replace(
    '城镇新增就业3200人。',
    `城镇新增就业3200人。${own?.review}`,
  )
}

describe.each(oneTestServer(import.meta.filename, process.env))('nothing is invented on $name', (server) => {
  let record: TestRecord
  let may: Ask<'settlement.write'>
  beforeAll(async () => {
    record = await testRecord(server)
    ;({ may } = await settler(record))
    await record.adoptText(textOf(2031))
  })
  afterAll(() => record.drop())

  /** What the vault holds of a year's report. */
  const stored = async (year: number): Promise<string> => {
    const { text_hash } = await record.db
      .selectFrom('report')
      .innerJoin('document', 'document.document_id', 'report.document_id')
      .select('document.text_hash')
      .where('report.year', '=', year)
      .executeTakeFirstOrThrow()
    return (await getContent(record.db, record.may.jurisdictionId, text_hash))?.toString('utf8') ?? ''
  }

  test.each([2031, 2032, 2033, 2034, 2035])(
    '%d: every sentence of the record and of what is public stands at its span',
    async (year) => {
      const settlementId = await settledYear(record, may, at, year, textOf(year + 1))
      const [last, next] = [await stored(year), await stored(year + 1)]
      const items = await itemsOf(record, settlementId)
      expect(items.length).toBeGreaterThan(5)
      for (const { wording, span_start, span_end, proposal } of items) {
        expect(last.slice(span_start, span_end)).toBe(wording)
        const { claims = [], again = [], verdict } = proposal
        for (const { text, span } of [...claims, ...again]) expect(next.slice(...span)).toBe(text)
        if (verdict === 'met' || verdict === 'short' || verdict === 'underway') expect(claims.length).toBeGreaterThan(0)
        for (const { span, said, conversion } of claims.flatMap(({ figures }) => figures)) {
          expect(span_start <= span[0] && span[1] <= span_end).toBe(true)
          if (said.derived) expect(conversion).not.toBeNull()
          // what was not worked out is written where it is said to be
          else if (typeof said.value === 'number')
            expect(next.slice(...said.span).replaceAll(',', '')).toContain(String(said.value))
        }
      }
      const shown = (await publishedYears(record.db).latest('990101', year))?.year
      if (shown?.settlement?.state !== 'closed') throw new Error('nothing is public')
      expect(shown.settlement.items).toHaveLength(items.length)
      for (const { text, span, verdict, claims, again, figures } of shown.settlement.items) {
        expect(last.slice(...span)).toBe(text)
        for (const passage of [...claims, ...(again ? [again] : [])])
          expect(next.slice(...passage.span)).toBe(passage.text)
        if (verdict !== 'silent') expect(claims.length).toBeGreaterThan(0)
        for (const { derived, conversion } of figures) if (derived) expect(conversion).not.toBeNull()
      }
    },
  )
})
