import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../../access/ask.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { publishedSettlementTable } from '../../exchange/settlement/published-settlement-table.ts'
import { yearStratml } from '../../publication/year-stratml.ts'
import { settlementDetail } from '../../queries/settlement/settlement-detail.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { addresses } from '../../site/addresses.ts'
import { settledItemPage } from '../../site/pages/settled-item-page.ts'
import { settlementPage } from '../../site/pages/settlement-page.ts'
import { yearView } from '../../site/year-view.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { publishSnapshot } from '../publication/publish-snapshot.ts'
import { type TestRecord, testRecord } from '../record.fixture.ts'
import { adoptReport } from '../reports/adopt-report.ts'
import { madeUpReport } from '../reports/report.fixture.ts'
import { confirmItems } from './confirm-items.ts'
import { withdrawSettlement } from './end-settlement.ts'
import { asProposed, itemsOf, openedYear, settledYear, settler } from './settled-years.fixture.ts'
import { undoConfirmation } from './undo-confirmation.ts'

const at = new Date('2034-02-01T08:00:00Z')
// what 青禾县, which does not exist, promised each year: the road again and again, the museum once
const road = '建成青禾至云岭的旅游公路42公里。'
const yearOf = (year: number, extra: string) => madeUpReport({ year, extra })

describe.each(oneTestServer(import.meta.filename, process.env))('a promise of three years on $name', (server) => {
  let record: TestRecord
  let may: Ask<'settlement.write'>
  let actor: SignedIn
  let last = ''
  beforeAll(async () => {
    record = await testRecord(server)
    ;({ may, actor } = await settler(record, '2034-02-01'))
    await record.adoptText(yearOf(2031, road))
    await settledYear(record, may, at, 2031, yearOf(2032, `${road}新建县博物馆。`))
    await settledYear(record, may, at, 2032, yearOf(2033, `加快建设青禾至云岭的旅游公路42公里，确保建成。`))
    last = await settledYear(record, may, at, 2033, yearOf(2034, road))
    // the plan of the fourth year says that it repeats the third
    await publishSnapshot(record.db, record.may, new Date(), 2034, null)
  }, 120_000)
  afterAll(() => record.drop())

  const published = async (year: number) => {
    const found = (await publishedYears(record.db).latest('990101', year))?.year
    if (!found) throw new Error(`${year} is not public`)
    return found
  }
  const text = async (markup: unknown) => String(await markup)

  test('the screen says that it is the third', async () => {
    const detail = await settlementDetail(record.db, actor, last)
    const years = (words: string) => detail?.items.find(({ wording }) => wording.includes(words))?.years
    expect(years('旅游公路')).toBe(3)
  })

  test('so do the public page, the page of the item, the tables and JSON', async () => {
    const year = await published(2033)
    const item =
      year.settlement?.state === 'closed' ? year.settlement.items.find((one) => one.text.includes('旅游公路')) : null
    expect(item?.years).toBe(3)
    const view = yearView(
      { jurisdictionId: 'j', year, version: 'v' },
      [2034, 2033, 2032, 2031],
      2,
      addresses('', false, ''),
    )
    expect(await text(settlementPage(view)?.main)).toContain('连续第3年承诺')
    expect(await text(settledItemPage(view, item?.ordinal ?? 0)?.main)).toContain('连续第3年承诺')
    const table = publishedSettlementTable(year)
    const column = table?.columns.findIndex(({ name }) => name === '连续年数') ?? -1
    expect(table?.rows.filter((row) => row[column] === 3).length).toBeGreaterThan(0)
  })

  test('StratML says it of the settled year, and of the fourth year’s plan', async () => {
    const xml = yearStratml(await published(2033), (path) => path)
    expect(xml).toMatch(/旅游公路[^§]*?连续第3年承诺/)
    const plan = await published(2034)
    expect(plan.commitments.find((one) => one.text.includes('旅游公路'))?.promisedBefore).toMatchObject({
      year: 2033,
      years: 4,
    })
    expect(yearStratml(plan, (path) => path)).toContain('连续第4年承诺')
  })

  test('what was promised once is of its first year', async () => {
    const { settlement } = await published(2032)
    const museum = settlement?.state === 'closed' ? settlement.items.find((one) => one.text.includes('博物馆')) : null
    expect(museum?.years).toBe(1)
  })
})

describe.each(oneTestServer(import.meta.filename, process.env))('years settled side by side on $name', (server) => {
  let record: TestRecord
  let may: Ask<'settlement.write'>
  let actor: SignedIn
  beforeAll(async () => {
    record = await testRecord(server)
    ;({ may, actor } = await settler(record, '2034-02-01'))
    await record.adoptText(yearOf(2031, road))
  }, 120_000)
  afterAll(() => record.drop())

  test('the link follows what is confirmed of the year before, taken back and withdrawn', async () => {
    const { db } = record
    const before = await openedYear(record, may, at, 2031, yearOf(2032, road))
    await adoptReport(db, record.may, at, before.nextReportId, { publish: false })
    const { settlementId } = await openedYear(record, may, at, 2032, yearOf(2033, road))
    const years = async () =>
      (await settlementDetail(db, actor, settlementId))?.items.find(({ wording }) => wording.includes('旅游公路'))
        ?.years
    const confirm = async () =>
      confirmItems(db, may, at, before.settlementId, (await itemsOf(record, before.settlementId)).map(asProposed))
    expect(await years()).toBe(1)
    expect(await confirm()).toMatchObject({ kind: 'confirmed' })
    expect(await years()).toBe(2)
    expect(await undoConfirmation(db, may, at, before.settlementId)).toMatchObject({ kind: 'confirmed' })
    expect(await years()).toBe(1)
    expect(await confirm()).toMatchObject({ kind: 'confirmed' })
    expect(await years()).toBe(2)
    expect(await withdrawSettlement(db, may, at, before.settlementId, '依据有误')).toEqual({ kind: 'withdrawn' })
    expect(await years()).toBe(1)
  })
})
