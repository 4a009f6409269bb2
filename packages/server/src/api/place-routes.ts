import { z } from '@hono/zod-openapi'
import { ledgerHead } from '../queries/ledger/ledger-head.ts'
import { listJurisdictions } from '../queries/places/list-jurisdictions.ts'
import { type ApiContext, defineGet, noQuery } from './define-get.ts'
import { afterCode, limit, words } from './parameters.ts'
import { notFound } from './problem.ts'
import * as schemas from './schemas.ts'
import { editionOf } from './year-reading.ts'

const tag = '行政区'

/** The places with something published, what is published of one, and where its ledger ends. */
export function placeRoutes(making: ApiContext): void {
  const { db, published } = making.deps
  defineGet(making, {
    path: '/v1/jurisdictions',
    operationId: 'listJurisdictions',
    summary: '有公开内容的行政区',
    description: '按代码排列；q 找名称中的词或代码的开头。',
    tag,
    query: z.strictObject({ q: words, after: afterCode, limit: limit(50) }),
    answer: z.object({
      next: z.string().nullable().openapi({ description: '下一页的 after；没有下一页为 null' }),
      items: z.array(schemas.jurisdiction),
    }),
    example: '/v1/jurisdictions?limit=20',
    read: async ({ query: { q, after, limit: most = 50 } }) => {
      const page = await listJurisdictions(db, {
        limit: most,
        ...(after === undefined ? {} : { after }),
        ...(q === undefined ? {} : { name: q }),
      })
      return { next: page.next, items: page.rows }
    },
  })
  defineGet(making, {
    path: '/v1/{code}',
    operationId: 'getJurisdiction',
    summary: '一个行政区及其公开的年份',
    tag,
    query: noQuery,
    answer: z.object({
      place: schemas.place,
      years: z.array(z.object({ year: z.int(), snapshot: z.int(), version: z.string() })),
    }),
    example: '/v1/990101',
    read: async ({ param, keepUnder }) => {
      const found = await published.place(param.code ?? '')
      const [newest] = found?.years ?? []
      const edition = await editionOf(published, { code: param.code ?? '', year: String(newest?.year ?? 0) })
      if (!found || edition instanceof Response) return edition instanceof Response ? edition : notFound()
      keepUnder(edition.stamp)
      return { place: edition.edition.year.jurisdiction, years: found.years }
    },
  })
  defineGet(making, {
    path: '/v1/{code}/ledger/head',
    operationId: 'getLedgerHead',
    summary: '台账的末端',
    description: '台账有几条、最后一条的哈希。记下它，日后用 luoshi verify --head 核对台账有没有被截短或改写。',
    tag,
    query: noQuery,
    answer: z.object({ code: schemas.placeCode, entries: z.int(), hash: z.string() }),
    example: '/v1/990101/ledger/head',
    read: async ({ param }) => {
      const { code = '' } = param
      // a place with nothing published is not even named
      const head = (await published.place(code)) && (await ledgerHead(db, code))
      return head ? { code, ...head } : notFound(`行政区 ${code} 没有公开的内容。`, `Nothing is published of ${code}.`)
    },
  })
}
