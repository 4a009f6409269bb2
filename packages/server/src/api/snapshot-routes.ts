import { z } from '@hono/zod-openapi'
import { differences, yearDifferences } from '../publication/differences.ts'
import type { PublishedYears } from '../record/published-year/published-years.ts'
import { noQuery } from './define-get.ts'
import { limit } from './parameters.ts'
import { notFound } from './problem.ts'
import * as schemas from './schemas.ts'
import { base, type Define, named, purged } from './year-reading.ts'

const compared = 24

/** The snapshots of a year, each of them, and what changed between them. */
export function snapshotRoutes(define: Define, published: PublishedYears): void {
  define({
    path: `${base}/snapshots`,
    operationId: 'listSnapshots',
    summary: '公开快照',
    description: '新的在前。ledgerHash 是发布时台账的末端，可用 luoshi verify --head 核对。',
    query: z.strictObject({ limit: limit(50) }),
    answer: z.object({ edition: schemas.edition, items: z.array(schemas.snapshotRow) }),
    example: '/v1/990101/2031/snapshots',
    of: async (edition, { query }) => ({
      edition: named(edition),
      items: await published.snapshots(edition.year.jurisdiction.code, edition.year.year, query.limit ?? 50),
    }),
  })
  define({
    path: `${base}/snapshots/{snapshot}`,
    operationId: 'getSnapshot',
    summary: '一份公开快照',
    query: noQuery,
    answer: schemas.year,
    example: '/v1/990101/2031/snapshots/1',
    of: async ({ year }, { param }) => {
      const { code } = year.jurisdiction
      const number = Number(param.snapshot)
      const older = await published.numbered(code, year.year, number)
      if (older) return older.year
      return number < year.snapshot
        ? purged()
        : notFound(`没有第${number}号快照。`, 'There is no snapshot of that number.')
    },
  })
  define({
    path: `${base}/changes`,
    operationId: 'listChanges',
    summary: '变更',
    description: `每份快照公布的变更（announced），以及与前一份逐项比较得出的差别（differences），新的在前，最多 ${compared} 份。`,
    query: noQuery,
    answer: z.object({
      edition: schemas.edition,
      items: z.array(
        z.object({
          ...schemas.snapshotRow.shape,
          announced: z.array(schemas.change),
          differences: z
            .array(schemas.difference)
            .nullable()
            .openapi({ description: '第一份快照，或前一份已清除，为 null' }),
          yearDifferences: z.array(schemas.yearDifference).nullable().openapi({
            description: '承诺事项以外（重点领域、预期目标、工作成效、指标读数）的差别；为 null 同上',
          }),
        }),
      ),
    }),
    example: '/v1/990101/2031/changes',
    of: async (edition) => {
      const { jurisdiction, year } = edition.year
      const rows = await published.snapshots(jurisdiction.code, year, compared + 1)
      const years = await Promise.all(
        rows.map((row) => published.numbered(jurisdiction.code, year, row.snapshot).then((found) => found?.year)),
      )
      const items = rows.slice(0, compared).map((row, index) => {
        const [now, before] = [years[index], years[index + 1]]
        const both = now && before
        return {
          ...row,
          announced: now?.changes ?? [],
          differences: both ? differences(before, now) : null,
          yearDifferences: both ? yearDifferences(before, now) : null,
        }
      })
      return { edition: named(edition), items }
    },
  })
}
