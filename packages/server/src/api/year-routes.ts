import { z } from '@hono/zod-openapi'
import type { PublishedCommitment, PublishedYear } from '../domain/published-year.ts'
import { countVerdicts } from '../domain/settlement/settlement-words.ts'
import type { Reading as ReadReport } from '../publication/report-layout.ts'
import { searchYear } from '../publication/search-year.ts'
import type { Edition, PublishedYears } from '../record/published-year/published-years.ts'
import { type ApiContext, defineGet, noQuery } from './define-get.ts'
import { afterNumber, areaOrdinal, isLivelihood, kindOfCommitment, limit, words } from './parameters.ts'
import { notFound } from './problem.ts'
import * as schemas from './schemas.ts'
import * as settlementSchemas from './settlement-schemas.ts'
import { snapshotRoutes } from './snapshot-routes.ts'
import { base, type Define, editionOf, named, type YearReading } from './year-reading.ts'

const tag = '一年'

/** What is published of a year: whole, and by its parts. Always a snapshot, never the internal record. */
export function yearRoutes(making: ApiContext): void {
  const { published } = making.deps
  const define = <Query extends z.ZodObject>({ of, ...reading }: YearReading<Query>) =>
    defineGet(making, {
      ...reading,
      tag,
      read: async (asked) => {
        const found = await editionOf(published, asked.param)
        if (found instanceof Response) return found
        // as many questions as people can think of are not kept
        if (!('q' in asked.query)) asked.keepUnder(found.stamp)
        return of(found.edition, asked)
      },
    })

  define({
    path: base,
    operationId: 'getYear',
    summary: '一年的全部公开内容',
    description: '最新的公开快照，字节与快照本身相同：SHA-256 等于它的 version，可据此核对。',
    query: noQuery,
    answer: schemas.year,
    example: '/v1/990101/2031',
    of: ({ year }) => year,
  })
  areaRoutes(define)
  commitmentRoutes(define)
  statementRoutes(define)
  define({
    path: `${base}/report`,
    operationId: 'getReport',
    summary: '报告全文',
    description: '复原的正文、收到时的文字、两者的对应、每一处修复，以及每一句被读作什么。',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, report: schemas.reportText }),
    example: '/v1/990101/2031/report',
    of: async (edition) => ({ edition: named(edition), report: await reportText(published, edition) }),
  })
  settlementRoute(define)
  snapshotRoutes(define, published)
}

function areaRoutes(define: Define): void {
  define({
    path: `${base}/areas`,
    operationId: 'listAreas',
    summary: '重点领域',
    query: noQuery,
    answer: z.object({
      edition: schemas.edition,
      items: z.array(
        z.object({
          ...schemas.area.shape,
          commitments: z.array(z.int()).openapi({ description: '重点领域内各项的序号' }),
        }),
      ),
    }),
    example: '/v1/990101/2031/areas',
    of: (edition) => ({
      edition: named(edition),
      items: edition.year.areas.map((area) => ({
        ...area,
        commitments: within(edition.year, area.ordinal).map((one) => one.number),
      })),
    }),
  })
  define({
    path: `${base}/areas/{ordinal}`,
    operationId: 'getArea',
    summary: '一个重点领域及其承诺事项',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, area: schemas.area, items: z.array(schemas.commitment) }),
    example: '/v1/990101/2031/areas/2',
    of: (edition, { param }) => {
      const area = edition.year.areas.find((one) => one.ordinal === Number(param.ordinal))
      if (!area) return notFound(`这一年没有第${param.ordinal}个重点领域。`, 'The year has no area of that ordinal.')
      return { edition: named(edition), area, items: within(edition.year, area.ordinal) }
    },
  })
}

function commitmentRoutes(define: Define): void {
  define({
    path: `${base}/commitments`,
    operationId: 'listCommitments',
    summary: '承诺事项',
    description: '按序号排列，可按重点领域、类型、是否民生实事和词筛选。',
    query: z.strictObject({
      area: areaOrdinal,
      livelihood: isLivelihood,
      kind: kindOfCommitment,
      q: words,
      after: afterNumber,
      limit: limit(100),
    }),
    answer: z.object({
      edition: schemas.edition,
      total: z.int().openapi({ description: '符合条件的共有几项' }),
      next: z.int().nullable().openapi({ description: '下一页的 after；没有下一页为 null' }),
      items: z.array(schemas.commitment),
    }),
    example: '/v1/990101/2031/commitments?kind=project&limit=20',
    of: (edition, { query }) => {
      const { after = 0, limit: most = 100 } = query
      const chosen = selected(edition.year, query)
      const rest = chosen.filter((one) => one.number > after)
      const items = rest.slice(0, most)
      const next = rest.length > items.length ? (items.at(-1)?.number ?? null) : null
      return { edition: named(edition), total: chosen.length, next, items }
    },
  })
  define({
    path: `${base}/commitments/{number}`,
    operationId: 'getCommitment',
    summary: '一项承诺事项',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, commitment: schemas.commitment }),
    example: '/v1/990101/2031/commitments/3',
    of: (edition, { param }) => {
      const commitment = edition.year.commitments.find((one) => one.number === Number(param.number))
      if (commitment) return { edition: named(edition), commitment }
      return notFound(
        `最新的公开快照里没有第${param.number}项。以前的快照里可能有，见 snapshots。`,
        'The latest snapshot has no commitment of that number; an older one may, see snapshots.',
      )
    },
  })
}

function statementRoutes(define: Define): void {
  define({
    path: `${base}/results`,
    operationId: 'listResults',
    summary: '报告所说的上一年成效',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, items: z.array(schemas.result) }),
    example: '/v1/990101/2031/results',
    of: (edition) => ({ edition: named(edition), items: edition.year.results }),
  })
  define({
    path: `${base}/targets`,
    operationId: 'listTargets',
    summary: '预期目标',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, items: z.array(schemas.target) }),
    example: '/v1/990101/2031/targets',
    of: (edition) => ({ edition: named(edition), items: edition.year.targets }),
  })
  define({
    path: `${base}/indicators`,
    operationId: 'listIndicators',
    summary: '指标及其数值',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, items: z.array(schemas.indicator) }),
    example: '/v1/990101/2031/indicators',
    of: (edition) => ({ edition: named(edition), items: edition.year.indicators }),
  })
  define({
    path: `${base}/indicators/{id}`,
    operationId: 'getIndicator',
    summary: '一个指标',
    query: noQuery,
    answer: z.object({ edition: schemas.edition, indicator: schemas.indicator }),
    example: '/v1/990101/2031/indicators/01970000-0000-7000-8000-000000000001',
    of: (edition, { param }) => {
      const indicator = edition.year.indicators.find((one) => one.indicatorId === param.id)
      if (!indicator) return notFound('这一年没有这个编号的指标。', 'The year has no indicator of that id.')
      return { edition: named(edition), indicator }
    },
  })
}

function settlementRoute(define: Define): void {
  define({
    path: `${base}/settlement`,
    operationId: 'getSettlement',
    summary: '对账单',
    description:
      '这一年的承诺与次年报告的表述逐项对照，由人确认。只给出各类的项数，不给出“兑现率”：未提及不等于未完成。还没有公开对账单的年份，settlement 为 null。',
    query: noQuery,
    answer: z.object({
      edition: schemas.edition,
      counts: settlementSchemas.counts.nullable().openapi({ description: '没有公开或已撤下的为 null' }),
      settlement: settlementSchemas.settlement.nullable(),
    }),
    example: '/v1/990101/2031/settlement',
    of: (edition) => {
      const { settlement } = edition.year
      if (!settlement) return { edition: named(edition), counts: null, settlement: null }
      if (settlement.state === 'withdrawn') return { edition: named(edition), counts: null, settlement }
      const { promises, confirmed, silent, leftOut } = countVerdicts(settlement.items)
      return { edition: named(edition), counts: { promises, confirmed, silent, leftOut }, settlement }
    },
  })
}

/** So many snapshots are compared with the one before in one answer. */
function within(year: PublishedYear, ordinal: number): readonly PublishedCommitment[] {
  return year.commitments.filter((one) => one.area === ordinal)
}

interface Choice {
  readonly area?: number | undefined
  readonly livelihood?: boolean | undefined
  readonly kind?: PublishedCommitment['kind'] | undefined
  readonly q?: string | undefined
}

function selected(year: PublishedYear, { area, livelihood, kind, q }: Choice): readonly PublishedCommitment[] {
  const found =
    q === undefined
      ? null
      : new Set(searchYear(year, q).hits.map((hit) => (hit.kind === 'commitment' ? hit.number : null)))
  return year.commitments.filter(
    (one) =>
      (area === undefined || one.area === area) &&
      (livelihood === undefined || one.livelihood === livelihood) &&
      (kind === undefined || one.kind === kind) &&
      (found === null || found.has(one.number)),
  )
}

async function reportText(published: PublishedYears, edition: Edition) {
  const { report } = edition.year
  const [text, received, reading] = await Promise.all(
    [report.textHash, report.receivedHash, report.readingHash].map((hash) => published.content(edition, hash)),
  )
  // findings stay inside: they are for anyone who reviews
  const read = reading ? (JSON.parse(reading) as ReadReport) : null
  return {
    ...report,
    text: text ?? null,
    received: received ?? null,
    origins: read?.origins ?? [],
    places: read?.places ?? [],
    repairs: read?.repairs ?? [],
    units: read?.units ?? [],
  }
}
