import { type Context, Hono } from 'hono'
import { type CommitmentTable, commitmentTable } from '../exchange/publication/commitment-table.ts'
import { csvTable } from '../exchange/publication/csv-table.ts'
import { publishedSettlementTable } from '../exchange/settlement/published-settlement-table.ts'
import { makeApart } from '../exchange/work/apart.ts'
import type { Edition } from '../record/published-year/published-years.ts'
import { type AnswerCache, answerCache } from '../web/answers/answer-cache.ts'
import { sendAnswer } from '../web/answers/send-answer.ts'
import { unavailable } from '../web/answers/unavailable.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import { addressOf } from './define-get.ts'
import { readingAnswer } from './reading-answer.ts'

/** What the tables need: nothing is written. */
export type TableDependencies = Pick<ApiDependencies, 'published' | 'basePath' | 'origin' | 'keepBytes' | 'onError'>

const kinds = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', make: csvTable },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: (table: CommitmentTable) => makeApart('xlsxTable', table),
  },
} as const

/** Behind the base path. */
const paths = /^\/\d{2,12}\/\d{4}\/(table|settlement)\.(csv|xlsx)$/

/**
 * The commitments of a year for a spreadsheet: `{basePath}/{code}/{year}/table.csv` and `table.xlsx`, and its 对账单,
 * `settlement.csv` and `settlement.xlsx`; of the latest snapshot. What is not published is 404 without a body, for the site to say so on a page. `paths` is what it answers.
 */
export function tables(deps: TableDependencies): Hono & { readonly paths: RegExp } {
  const app = new Hono()
  const cache = answerCache(deps.keepBytes ?? 16 << 20)
  app.get(
    `${deps.basePath}/:code{[0-9]{2,12}}/:year{[0-9]{4}}/:file{(?:table|settlement)\\.(?:csv|xlsx)}`,
    async (c) => {
      const { code, year, file } = c.req.param()
      const found = await deps.published.place(code)
      if (!found) return c.body(null, 404)
      const known = cache.get(addressOf(c.req.url))
      if (known?.stamp === found.version) return sendAnswer(c, known)
      const edition = await deps.published.latest(code, Number(year))
      if (!edition) return c.body(null, 404)
      const answer = await made(c, deps, cache, edition, found.version, file)
      return answer ? sendAnswer(c, answer) : c.body(null, 404)
    },
  )
  app.notFound((c) => c.body(null, 404))
  app.onError((error, c) => {
    deps.onError?.(error, c.req.path)
    const passing = unavailable(error)
    return passing
      ? c.text(`${passing.detail}\n`, 503, { 'Cache-Control': 'no-store', 'Retry-After': String(passing.retryAfter) })
      : c.text('表格没能生成，请稍后再试。\n', 500, { 'Cache-Control': 'no-store' })
  })
  return Object.assign(app, { paths })
}

async function made(
  c: Context,
  { basePath, origin }: TableDependencies,
  cache: AnswerCache,
  { year }: Edition,
  stamp: string,
  file: string,
) {
  const kind: keyof typeof kinds = file.endsWith('.csv') ? 'csv' : 'xlsx'
  const settles = file.startsWith('settlement')
  const host = origin?.replace(/\/$/, '')
  const address = host === undefined ? undefined : (path: string) => host + basePath + path
  const table = settles ? publishedSettlementTable(year, address) : commitmentTable(year, address)
  if (!table) return undefined
  const { mediaType, make } = kinds[kind]
  const { code } = year.jurisdiction
  const answer = readingAnswer(await make(table), {
    mediaType,
    headers: {
      'Content-Disposition': attachment(
        `${code}-${year.year}-${settles ? 'settlement-' : ''}${year.snapshot}`,
        table.title,
        kind,
      ),
    },
  })
  if (c.req.url.includes('?')) return answer
  cache.set(addressOf(c.req.url), { ...answer, stamp, code })
  return answer
}

/** Names the file as it is to be saved: in ASCII, and for who can in full (RFC 6266). */
function attachment(plain: string, title: string, kind: string): string {
  const full = encodeURIComponent(`${title}-${plain.split('-').at(-1)}.${kind}`).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}.${kind}"; filename*=UTF-8''${full}`
}
