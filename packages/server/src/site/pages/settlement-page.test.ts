import { describe, expect, test } from 'vitest'
import type { PublishedSettledItem, PublishedSettlement } from '../../domain/published-settlement.ts'
import type { PublishedYear } from '../../domain/published-year.ts'
import { publishedSettlementTable } from '../../exchange/settlement/published-settlement-table.ts'
import { yearPaths } from '../../publication/sitemaps.ts'
import { yearStratml } from '../../publication/year-stratml.ts'
import { addresses } from '../addresses.ts'
import { yearView } from '../year-view.ts'
import { settledItemPage } from './settled-item-page.ts'
import { settlementPage } from './settlement-page.ts'

const item = (ordinal: number, more: Partial<PublishedSettledItem> = {}): PublishedSettledItem => ({
  ...{
    ordinal,
    kind: 'measure',
    area: '（一）聚焦城市更新',
    number: ordinal,
    verdict: 'met',
    text: '改造老旧小区18个。',
  },
  ...{ span: [0, 10], claims: [{ text: '改造老旧小区21个。', span: [0, 10] }], figures: [], again: null, years: 1 },
  ...{ note: null, statistics: [], replies: [], corrections: [], ...more },
})
const closed = (items: readonly PublishedSettledItem[]): PublishedSettlement => ({
  ...{ state: 'closed', closedAt: '2032-02-01T02:00:00.000Z', rules: '1', items },
  next: {
    ...{
      year: 2032,
      reportId: 'r',
      title: '青禾县2032年政府工作报告',
      date: '2032-01-10',
      fileName: '',
      documentHash: '',
    },
  },
})
const viewOf = (settlement: PublishedSettlement | undefined, years = [2032, 2031]) => {
  const year = {
    ...{
      schema: 'luoshi.year/1',
      year: 2031,
      snapshot: 2,
      cutOff: '2032-02-02',
      publishedAt: '2032-02-02T02:00:00.000Z',
    },
    jurisdiction: { code: '990101', name: '青禾县', publisher: null, indexPrefix: null, fictitious: true },
    report: { title: '青禾县2031年政府工作报告', date: '2031-01-10' },
    ...{ commitments: [], areas: [], ...(settlement ? { settlement } : {}) },
  } as unknown as PublishedYear
  return yearView({ jurisdictionId: 'j', year, version: 'v' }, years, 2, addresses('/luoshi', false, 'https://host'))
}
const text = async (markup: unknown) => String(await markup)

describe('the public account of a year', () => {
  const items = [
    item(1, { kind: 'target', area: null, number: null, verdict: 'short' }),
    item(2, { replies: [{ unit: '住建局', words: '另有3个在建', at: '2032-02-01T02:00:00.000Z' }], years: 3 }),
    item(3, { verdict: 'silent', claims: [], text: '<b>打通柳林街断头路</b>' }),
    item(4, { verdict: 'left-out', claims: [] }),
  ]

  test('counts in words, says what is not mentioned is not what was not done, and gives no percentage', async () => {
    const page = await text(settlementPage(viewOf(closed(items)))?.main)
    expect(page).toContain('可以对账的承诺3项，已经人工确认3项，其中报告未提及1项。另有原则性要求1项，不作对账。')
    expect(page).toContain('未提及不等于未完成')
    expect(page).not.toMatch(/\d%/)
    // targets before areas, and words of a report are words
    expect(page.indexOf('预期目标')).toBeLessThan(page.indexOf('聚焦城市更新'))
    expect(page).toContain('&lt;b&gt;打通柳林街断头路')
    expect(page).toContain('连续第3年承诺')
    expect(page).toContain('href="/luoshi/990101/2032/report"')
  })

  test('of one verdict only its own, and no page of one that nothing has', async () => {
    const page = await text(settlementPage(viewOf(closed(items)), 'silent')?.main)
    expect(page).toContain('柳林街')
    expect(page).not.toContain('老旧小区')
    expect(settlementPage(viewOf(closed(items)), 'underway')).toBeUndefined()
  })

  test('an item has its own page, with the reply and the correction beside the verdict', async () => {
    const correction = { at: '2032-02-03T02:00:00.000Z', before: 'met', after: 'short', reason: '尚未验收' } as const
    const view = viewOf(closed([item(2, { ...items[1], verdict: 'short', corrections: [correction] })]))
    const page = await text(settledItemPage(view, 2)?.main)
    for (const words of [
      '改造老旧小区21个',
      '另有3个在建',
      '由“已完成”更正为“未达到”：尚未验收',
      'https://host/luoshi/990101/2031/settlement/2',
    ])
      expect(page).toContain(words)
    expect(settledItemPage(view, 9)).toBeUndefined()
  })

  test('one that was withdrawn gives its reason and nothing else', async () => {
    const view = viewOf({ state: 'withdrawn', at: '2032-03-01T02:00:00.000Z', reason: '文本不是定稿' })
    expect(await text(settlementPage(view)?.main)).toContain('撤下：文本不是定稿')
    expect(settledItemPage(view, 1)).toBeUndefined()
    expect(publishedSettlementTable(view.year)).toBeUndefined()
    expect(settlementPage(viewOf(undefined))).toBeUndefined()
  })

  test('every page of it is exported, and the table has a row a promise', () => {
    const { year } = viewOf(closed(items))
    const own = yearPaths(year).filter((path) => path.includes('/settlement'))
    expect(own).toEqual(
      ['', '/by/short', '/by/met', '/by/silent', '/by/left-out', '/1', '/2', '/3', '/4'].map(
        (path) => `/990101/2031/settlement${path}`,
      ),
    )
    const table = publishedSettlementTable(year, (path) => `https://host${path}`)
    expect(table?.rows).toHaveLength(4)
    expect(table?.rows[1]).toContain('住建局：另有3个在建')
    const area = { ordinal: 1, text: '聚焦城市更新', focus: null, purpose: null }
    const commitment = { number: 3, text: '<b>打通柳林街断头路</b>', area: 1, leadUnit: '住建局' }
    const xml = yearStratml(
      { ...year, areas: [area], commitments: [commitment] } as unknown as PublishedYear,
      (path) => path,
    )
    expect(xml).toContain('Type="Performance_Report"')
    expect(xml).toContain('&#60;b&#62;打通柳林街断头路')
    expect(xml).toContain('对账结论：报告未提及（在今年报告中没有找到对应表述。未提及不等于未完成')
  })
})
